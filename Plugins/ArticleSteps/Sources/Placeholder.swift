enum ArticleStepsPlaceholder {}

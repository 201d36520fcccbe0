/// Words that pages use round their articles, lower case, parted by bars.
///
/// A list is told by its kind; a line that begins with a colon names the language of what follows.
enum LexiconTable {
    /// Labels of the kind `related`.
    static let related = """
        :vi
        tin bài liên quan|tin liên quan|bài liên quan|bài viết liên quan|tin tức liên quan|
        có liên quan|cùng chủ đề|tin cùng chủ đề|bài cùng chủ đề|xem thêm|đọc thêm|
        tham khảo thêm|chủ đề liên quan|sự kiện liên quan|
        :en
        related|related articles|related stories|related posts|related news|related content|
        related topics|related coverage|related links|see also|read more|read also|also read|
        read next|up next|further reading|more on this story|more on this|more on this topic|
        you may also like|you might also like|you may also be interested in|recommended|
        recommended for you|recommended stories|recommended reading|keep reading|
        continue reading|similar articles|similar posts|from around the web|around the web|
        more like this|don't miss|what to read next|in this story|
        :fr
        à lire aussi|lire aussi|à lire également|articles liés|articles associés|
        articles similaires|sur le même sujet|sur le même thème|voir aussi|en savoir plus|
        pour aller plus loin|à voir aussi|vous aimerez aussi|recommandé pour vous|
        dans le même dossier|
        :de
        mehr zum thema|zum thema|verwandte artikel|ähnliche artikel|ähnliche beiträge|
        ähnliche themen|weitere artikel zum thema|das könnte sie auch interessieren|
        das könnte dich auch interessieren|das könnte ihnen auch gefallen|lesen sie auch|
        lesen sie mehr|auch interessant|weiterlesen|weiterführende links|passend zum thema|
        passende artikel|siehe auch|lesetipps|empfehlungen|empfohlene artikel|
        empfehlungen der redaktion|mehr dazu|
        :es
        noticias relacionadas|artículos relacionados|relacionados|relacionado|
        contenido relacionado|te puede interesar|te puede gustar|también te puede interesar|
        le puede interesar|lea también|lee también|leer más|lea más|ver también|
        más información|sobre el tema|recomendados|te recomendamos|
        :it
        articoli correlati|notizie correlate|correlati|leggi anche|leggi tutto|
        potrebbe interessarti|potrebbe interessarti anche|potrebbero interessarti|vedi anche|
        approfondimenti|sullo stesso tema|sullo stesso argomento|per approfondire|
        ti potrebbe interessare|
        :pt
        notícias relacionadas|artigos relacionados|matérias relacionadas|relacionados|
        conteúdo relacionado|leia também|leia mais|veja também|saiba mais|você pode gostar|
        pode te interessar|sobre o mesmo tema|recomendados para você|
        :nl
        gerelateerd|gerelateerde artikelen|gerelateerde berichten|lees ook|lees meer|
        lees verder|meer over dit onderwerp|zie ook|ook interessant|aanbevolen|
        misschien ook interessant|
        :pl
        powiązane|powiązane artykuły|podobne artykuły|zobacz także|zobacz też|czytaj także|
        czytaj też|czytaj więcej|przeczytaj także|przeczytaj też|warto przeczytać|polecane|
        polecamy|na ten temat|więcej na ten temat|
        :cs
        související|související články|podobné články|čtěte také|čtěte více|přečtěte si také|
        mohlo by vás zajímat|viz též|doporučujeme|
        :sv
        relaterat|relaterade artiklar|relaterade inlägg|läs också|läs även|läs mer|
        läs vidare|se även|mer om ämnet|rekommenderat|
        :ru
        по теме|материалы по теме|читайте также|читайте ещё|похожие статьи|похожие новости|
        похожие записи|связанные материалы|связанные статьи|смотрите также|смотри также|
        ещё по теме|еще по теме|вам может понравиться|вам может быть интересно|подробнее|
        рекомендуем|сюжет|
        :uk
        за темою|читайте також|схожі новини|дивіться також|пов'язані статті|рекомендуємо|
        :tr
        ilgili haberler|ilgili yazılar|ilgili içerikler|benzer haberler|benzer yazılar|
        bunlar da ilginizi çekebilir|ilginizi çekebilir|ayrıca bakınız|devamını oku|
        okumaya devam et|önerilen|
        :id
        berita terkait|artikel terkait|baca juga|baca selengkapnya|lihat juga|topik terkait|
        rekomendasi untuk anda|terkait|anda mungkin juga suka|
        :ja
        関連記事|関連ニュース|関連リンク|関連情報|関連トピックス|あわせて読みたい|
        合わせて読みたい|こちらもおすすめ|おすすめ記事|おすすめ|続きを読む|もっと見る|
        次に読みたい|
        :zh
        相关新闻|相关文章|相关阅读|相关报道|相关链接|相关推荐|推荐阅读|延伸阅读|更多阅读|
        猜你喜欢|為你推薦|为你推荐|相關新聞|相關文章|相關報導|延伸閱讀|推薦閱讀|更多相關|
        :ko
        관련기사|관련 기사|관련뉴스|관련 뉴스|관련 글|추천 기사|추천기사|함께 보면 좋은 기사|
        더 보기|함께 읽기|
        :ar
        مواضيع ذات صلة|مقالات ذات صلة|أخبار ذات صلة|ذات صلة|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|
        شاهد أيضا|شاهد أيضاً|المزيد حول هذه القصة|قد يعجبك أيضا|موضوعات متعلقة|
        """

    /// Labels of the kind `more`.
    static let more = """
        :vi
        các tin bài khác|các tin khác|tin khác|bài khác|bài viết khác|các bài khác|tin mới|
        tin mới nhất|bài mới|bài mới nhất|tin mới nhận|tin cùng chuyên mục|cùng chuyên mục|
        tin đã đưa|tin tiếp theo|tin trong ngày|tin nổi bật|tiêu điểm|có thể bạn quan tâm|
        bạn có thể quan tâm|dành cho bạn|tin trước|tin sau|
        :en
        latest|latest news|latest articles|latest posts|latest stories|recent posts|
        recent articles|recent news|more news|more stories|more from|other news|
        other stories|in other news|top stories|top news|headlines|featured|featured stories|
        editor's picks|editors' picks|more in this section|in this section|breaking news|
        newer posts|older posts|previous post|next post|previous article|next article|
        what's new|new stories|
        :fr
        les plus récents|derniers articles|dernières actualités|dernières nouvelles|à la une|
        autres articles|autres actualités|toute l'actualité|dans la même rubrique|
        article précédent|article suivant|en direct|les dernières infos|
        :de
        neueste artikel|neueste beiträge|aktuelle artikel|aktuelle beiträge|
        aktuelle nachrichten|aktuelles|letzte beiträge|weitere artikel|weitere beiträge|
        weitere meldungen|weitere nachrichten|weitere themen|mehr aus|mehr artikel|
        mehr nachrichten|neueste nachrichten|top-themen|topthemen|vorheriger beitrag|
        nächster beitrag|vorheriger artikel|nächster artikel|beitragsnavigation|schlagzeilen|
        das neueste|
        :es
        últimas noticias|lo último|otras noticias|más noticias|noticias recientes|
        entradas recientes|artículos recientes|destacados|destacadas|en portada|
        artículo anterior|artículo siguiente|otros artículos|
        :it
        ultime notizie|ultimi articoli|altri articoli|altre notizie|articoli recenti|
        in evidenza|primo piano|articolo precedente|articolo successivo|
        :pt
        últimas notícias|mais notícias|outras notícias|posts recentes|artigos recentes|
        destaques|em destaque|artigo anterior|próximo artigo|mais recentes|
        :nl
        laatste nieuws|meer nieuws|meer artikelen|recente berichten|recente artikelen|
        ander nieuws|uitgelicht|vorig artikel|volgend artikel|
        :pl
        najnowsze|najnowsze wiadomości|najnowsze artykuły|ostatnie wpisy|inne artykuły|
        więcej wiadomości|poprzedni artykuł|następny artykuł|
        :cs
        nejnovější|nejnovější články|poslední články|další články|další zprávy|
        předchozí článek|další článek|
        :sv
        senaste nytt|senaste nyheterna|senaste inläggen|fler artiklar|fler nyheter|mer från|
        :ru
        последние новости|другие новости|новости|свежие новости|последние записи|
        свежие записи|главные новости|главное|лента новостей|ещё новости|предыдущая статья|
        следующая статья|
        :uk
        останні новини|інші новини|головні новини|свіжі записи|
        :tr
        son haberler|diğer haberler|son dakika|son yazılar|önceki yazı|sonraki yazı|
        öne çıkanlar|
        :id
        berita terbaru|berita lainnya|artikel lainnya|terbaru|berita utama|pos-pos terbaru|
        lainnya|
        :ja
        最新記事|最新ニュース|新着記事|新着ニュース|他の記事|その他の記事|前の記事|次の記事|
        トップニュース|注目記事|ピックアップ|
        :zh
        最新新闻|最新文章|最新消息|其他新闻|更多新闻|更多文章|热点新闻|要闻|头条|上一篇|
        下一篇|最新新聞|其他新聞|更多新聞|焦點新聞|即時新聞|
        :ko
        최신 뉴스|최신뉴스|최신 기사|다른 기사|주요 뉴스|주요뉴스|이전 기사|다음 기사|최신글|
        최근 글|
        :ar
        آخر الأخبار|أحدث الأخبار|المزيد من الأخبار|أخبار أخرى|أحدث المقالات|أهم الأخبار|عاجل|
        المقال السابق|المقال التالي|
        """

    /// Labels of the kind `most-read`.
    static let mostRead = """
        :vi
        đọc nhiều|đọc nhiều nhất|tin đọc nhiều|xem nhiều|xem nhiều nhất|tin xem nhiều|
        bài đọc nhiều|được quan tâm|được quan tâm nhất|bình luận nhiều|
        :en
        most read|most popular|most viewed|most shared|most commented|popular|popular posts|
        popular articles|popular stories|popular now|trending|trending now|trending stories|
        trending topics|top posts|what's hot|
        :fr
        les plus lus|les plus populaires|articles populaires|le plus lu|les plus partagés|
        les plus commentés|tendances|populaires|
        :de
        meistgelesen|meist gelesen|meistgelesene artikel|am meisten gelesen|beliebt|
        beliebte artikel|beliebte beiträge|beliebteste artikel|die beliebtesten artikel|
        meistgeklickt|top-artikel|top artikel|meistkommentiert|
        :es
        lo más leído|lo más visto|las más leídas|lo más popular|más leídas|más leídos|
        populares|tendencias|lo más comentado|
        :it
        i più letti|le più lette|più letti|più lette|articoli più letti|i più visti|popolari|
        di tendenza|
        :pt
        mais lidas|mais lidos|as mais lidas|mais vistas|mais populares|mais acessadas|
        populares|em alta|
        :nl
        meest gelezen|meest bekeken|populair|populaire artikelen|trending|
        :pl
        najczęściej czytane|najpopularniejsze|popularne|popularne artykuły|
        :cs
        nejčtenější|nejčtenější články|nejoblíbenější|populární články|
        :sv
        mest läst|mest lästa|mest lästa artiklarna|populärt|populära artiklar|
        :ru
        популярное|самое читаемое|самые читаемые|популярные статьи|популярные новости|
        топ новостей|самое популярное|
        :uk
        популярне|найпопулярніше|найчитаніше|
        :tr
        en çok okunanlar|çok okunanlar|en çok okunan|en popüler|popüler haberler|
        popüler yazılar|
        :id
        terpopuler|paling banyak dibaca|paling populer|berita populer|populer|trending|
        :ja
        アクセスランキング|人気記事|人気記事ランキング|よく読まれている記事|ランキング|
        人気のニュース|人気ランキング|
        :zh
        热门文章|热门新闻|阅读排行|点击排行|最多阅读|热门推荐|热点排行|熱門新聞|熱門文章|
        最多人看|人氣排行|
        :ko
        많이 본 뉴스|많이본 뉴스|많이 본 기사|인기 기사|인기기사|인기 뉴스|랭킹 뉴스|인기글|
        :ar
        الأكثر قراءة|الأكثر مشاهدة|الأكثر شعبية|الأكثر تداولا|الأكثر تداولاً|
        """

    /// Labels of the kind `multimedia`.
    static let multimedia = """
        :vi
        multimedia|đa phương tiện|video|ảnh|thư viện ảnh|infographic|podcast|phóng sự ảnh|
        media|truyền hình|e-magazine|longform|megastory|
        :en
        multimedia|video|videos|latest videos|watch|photos|photo gallery|gallery|galleries|
        in pictures|podcast|podcasts|listen|infographics|
        :fr
        multimédia|vidéo|vidéos|en images|diaporama|galerie photos|photos|podcasts|
        infographies|à écouter|à regarder|
        :de
        multimedia|video|videos|bildergalerie|bilder|fotostrecke|fotostrecken|mediathek|
        podcast|podcasts|aktuelle videos|infografiken|
        :es
        multimedia|vídeo|video|vídeos|videos|galería|galerías|fotogalería|fotos|podcasts|
        infografías|
        :it
        multimedia|video|foto|fotogallery|gallerie|galleria fotografica|podcast|infografiche|
        :pt
        multimídia|multimédia|vídeo|vídeos|galeria|galerias|fotos|podcasts|infográficos|
        :nl
        multimedia|video|video's|foto's|fotogalerij|podcasts|in beeld|
        :pl
        multimedia|wideo|galeria|galerie|zdjęcia|podcasty|infografiki|
        :cs
        multimédia|video|videa|fotogalerie|podcasty|galerie|
        :sv
        video|videor|bilder|bildspel|bildgalleri|podd|poddar|
        :ru
        мультимедиа|видео|фото|фотогалерея|галерея|инфографика|подкасты|фоторепортаж|
        :uk
        мультимедіа|відео|фото|фоторепортаж|подкасти|
        :tr
        multimedya|video|videolar|foto galeri|fotoğraf galerisi|galeri|podcast|
        :id
        multimedia|video|foto|galeri|galeri foto|infografis|podcast|
        :ja
        動画|写真|ギャラリー|フォトギャラリー|マルチメディア|映像|ポッドキャスト|
        :zh
        视频|图片|图集|多媒体|视频推荐|影音|影片|圖集|播客|精彩视频|
        :ko
        동영상|포토|포토뉴스|멀티미디어|영상|갤러리|팟캐스트|
        :ar
        فيديو|صور|ألبوم صور|وسائط متعددة|ملتيميديا|معرض الصور|بودكاست|إنفوغراف|
        """

    /// Labels of the kind `tags`.
    static let tags = """
        :vi
        tags|từ khóa|từ khoá|thẻ|tag|chủ đề|
        :en
        tags|tag|topics|keywords|filed under|tagged|categories|category|posted in|labels|
        explore more|
        :fr
        mots-clés|mots clés|étiquettes|tags|thèmes|catégories|
        :de
        schlagworte|schlagwörter|stichworte|tags|themen|kategorien|kategorie|
        :es
        etiquetas|temas|palabras clave|categorías|archivado en|
        :it
        tag|etichette|argomenti|parole chiave|categorie|
        :pt
        tags|etiquetas|temas|palavras-chave|categorias|assuntos|
        :nl
        tags|trefwoorden|onderwerpen|categorieën|
        :pl
        tagi|słowa kluczowe|kategorie|tematy|
        :cs
        štítky|klíčová slova|témata|rubriky|
        :sv
        taggar|etiketter|ämnen|kategorier|
        :ru
        теги|метки|темы|ключевые слова|рубрики|
        :uk
        теги|мітки|теми|
        :tr
        etiketler|konular|kategoriler|
        :id
        tag|tags|topik|kategori|
        :ja
        タグ|キーワード|カテゴリ|カテゴリー|トピックス|
        :zh
        标签|关键词|关键字|標籤|關鍵字|分类|
        :ko
        태그|키워드|카테고리|
        :ar
        الوسوم|وسوم|كلمات مفتاحية|كلمات دلالية|تصنيفات|
        """

    /// Labels of the kind `comments`.
    static let comments = """
        :vi
        bình luận|ý kiến|ý kiến bạn đọc|bình luận của bạn|gửi bình luận|phản hồi|
        :en
        comments|comment|leave a reply|leave a comment|post a comment|add a comment|
        join the conversation|join the discussion|responses|replies|discussion|
        reader comments|comments are closed|be the first to comment|view comments|trackbacks|
        :fr
        commentaires|commentaire|laisser un commentaire|ajouter un commentaire|réagir|
        vos réactions|réactions|poster un commentaire|
        :de
        kommentare|kommentar|kommentar schreiben|kommentar verfassen|kommentar hinterlassen|
        schreibe einen kommentar|schreibe eine antwort|hinterlasse einen kommentar|
        hinterlasse eine antwort|diskussion|diskutieren sie mit|leserkommentare|antworten|
        :es
        comentarios|comentario|deja un comentario|deja tu comentario|dejar un comentario|
        deja una respuesta|comenta|
        :it
        commenti|commento|lascia un commento|scrivi un commento|
        :pt
        comentários|comentário|deixe um comentário|deixe uma resposta|comente|
        :nl
        reacties|reactie|geef een reactie|plaats een reactie|reageer|
        :pl
        komentarze|komentarz|dodaj komentarz|skomentuj|zostaw komentarz|
        :cs
        komentáře|diskuse|přidat komentář|napsat komentář|
        :sv
        kommentarer|kommentera|lämna en kommentar|lämna ett svar|
        :ru
        комментарии|комментарий|оставить комментарий|добавить комментарий|обсуждение|отзывы|
        :uk
        коментарі|залишити коментар|додати коментар|
        :tr
        yorumlar|yorum yap|yorum yaz|bir cevap yazın|bir yanıt yazın|
        :id
        komentar|tulis komentar|tinggalkan balasan|beri komentar|
        :ja
        コメント|コメントを残す|コメントする|みんなのコメント|
        :zh
        评论|网友评论|发表评论|热门评论|評論|留言|發表評論|我要评论|
        :ko
        댓글|댓글 쓰기|의견 쓰기|댓글을 입력해주세요|
        :ar
        التعليقات|تعليقات|أضف تعليق|أضف تعليقا|اترك تعليقا|اترك تعليقاً|اترك رداً|
        """

    /// Labels of the kind `share`.
    static let share = """
        :vi
        chia sẻ|chia sẻ bài viết|lưu bài viết|in bài viết|theo dõi|gửi bài|
        :en
        share|share this|share this article|share this story|share on facebook|
        share on twitter|tweet|print|email|save|follow us|like this|copy link|facebook|
        twitter|linkedin|whatsapp|pinterest|reddit|telegram|instagram|youtube|messenger|zalo|
        pocket|flipboard|
        :fr
        partager|partager cet article|partager sur facebook|imprimer|envoyer|suivez-nous|
        :de
        teilen|artikel teilen|beitrag teilen|diesen beitrag teilen|drucken|merken|twittern|
        weitersagen|folgen sie uns|per mail teilen|pinnen|mailen|
        :es
        compartir|comparte|comparte esta noticia|imprimir|síguenos|guardar|
        :it
        condividi|condividi su|stampa|seguici|invia|
        :pt
        compartilhar|compartilhe|partilhar|imprimir|siga-nos|
        :nl
        delen|deel dit artikel|deel dit|afdrukken|volg ons|
        :pl
        udostępnij|podziel się|drukuj|obserwuj nas|
        :cs
        sdílet|vytisknout|sledujte nás|
        :sv
        dela|dela artikeln|skriv ut|följ oss|
        :ru
        поделиться|распечатать|подписаться|поделиться в соцсетях|
        :uk
        поділитися|роздрукувати|
        :tr
        paylaş|haberi paylaş|yazdır|takip et|
        :id
        bagikan|bagikan ini|cetak|ikuti kami|
        :ja
        シェア|シェアする|ツイート|印刷|保存|共有|フォローする|
        :zh
        分享|分享到|打印|收藏|列印|关注我们|
        :ko
        공유|공유하기|인쇄|기사 공유|스크랩|
        :ar
        شارك|مشاركة|شارك المقال|طباعة|تابعنا|
        """

    /// Labels of the kind `newsletter`.
    static let newsletter = """
        :vi
        đăng ký nhận tin|nhận bản tin|đăng ký|
        :en
        newsletter|newsletters|sign up|subscribe|subscribe now|sign up for our newsletter|
        get our newsletter|stay informed|stay up to date|sign in|log in|register|
        log in to comment|join us|
        :fr
        newsletter|abonnez-vous|s'abonner|inscrivez-vous|je m'abonne|se connecter|
        :de
        newsletter|newsletter abonnieren|jetzt abonnieren|abonnieren|anmelden|jetzt anmelden|
        registrieren|
        :es
        suscríbete|suscríbase|boletín|regístrate|iniciar sesión|
        :it
        iscriviti|abbonati|newsletter|accedi|
        :pt
        assine|inscreva-se|newsletter|cadastre-se|entrar|
        :nl
        nieuwsbrief|abonneer|aanmelden|inloggen|
        :pl
        newsletter|zapisz się|zaloguj się|
        :cs
        newsletter|odebírat|přihlásit se|
        :sv
        nyhetsbrev|prenumerera|logga in|
        :ru
        подписка|рассылка|войти|подпишитесь|
        :uk
        підписатися|увійти|
        :tr
        bülten|abone ol|giriş yap|
        :id
        berlangganan|masuk|daftar|
        :ja
        メルマガ登録|ログイン|会員登録|購読|
        :zh
        订阅|登录|注册|訂閱|登入|
        :ko
        구독|구독하기|로그인|회원가입|
        :ar
        النشرة البريدية|اشترك|تسجيل الدخول|
        """

    /// Labels of the kind `ad`.
    static let advertisement = """
        :vi
        quảng cáo|
        :en
        advertisement|advertising|sponsored|sponsored content|
        story continues below advertisement|article continues below|promoted|ad|advert|
        paid content|continue reading below|
        :fr
        publicité|contenu sponsorisé|annonce|
        :de
        anzeige|werbung|anzeigen|sponsored post|
        :es
        publicidad|anuncio|contenido patrocinado|
        :it
        pubblicità|annuncio|
        :pt
        publicidade|anúncio|continua após a publicidade|
        :nl
        advertentie|advertenties|reclame|
        :pl
        reklama|materiał sponsorowany|
        :cs
        reklama|inzerce|
        :sv
        annons|reklam|
        :ru
        реклама|на правах рекламы|
        :uk
        реклама|
        :tr
        reklam|
        :id
        iklan|advertisement|
        :ja
        広告|スポンサーリンク|pr|
        :zh
        广告|廣告|
        :ko
        광고|
        :ar
        إعلان|إعلانات|
        """

    /// Words in front of the maker of a picture.
    static let credit = """
        photo|photos|photograph|photo credit|image|images|image credit|picture|pictures|
        credit|credits|illustration|video|file photo|courtesy|graphic|ảnh|hình|hình ảnh|
        ảnh minh họa|ảnh tư liệu|đồ họa|nguồn ảnh|photographie|crédit|crédit photo|crédits|
        archives|foto|fotos|bild|bilder|bildquelle|grafik|quelle|symbolbild|archivbild|
        imagen|fotografía|crédito|cortesía|imagem|foto di|immagine|beeld|zdjęcie|fot|obrázek|
        фото|фотография|иллюстрация|изображение|fotoğraf|写真|画像|撮影|提供|图|图片|图源|摄|
        圖|圖片|攝|사진|صورة|تصوير|الصورة|الصور|getty images|reuters|afp|dpa|ap photo|
        """

    /// Words in front of a writer.
    static let byline = """
        :vi
        theo|tác giả|bài|bài và ảnh|tin, ảnh|tin|thực hiện|phóng viên|pv|nguồn|người viết|
        :en
        by|written by|author|posted by|reported by|reporting by|words by|story by|text by|
        published by|
        :fr
        par|publié par|écrit par|rédigé par|auteur|propos recueillis par|texte|
        :de
        von|autor|autorin|verfasst von|geschrieben von|text|ein beitrag von|
        ein gastbeitrag von|veröffentlicht von|aus|
        :es
        por|autor|autora|escrito por|publicado por|redacción|texto|
        :it
        di|a cura di|autore|scritto da|pubblicato da|redazione|
        :pt
        por|autor|autora|escrito por|publicado por|da redação|redação|
        :nl
        door|auteur|geschreven door|geplaatst door|
        :pl
        autor|autorka|tekst|opracował|opracowała|
        :cs
        autor|autorka|
        :sv
        av|text|skriven av|
        :ru
        автор|автор текста|текст|корреспондент|подготовил|подготовила|
        :uk
        автор|текст|
        :tr
        yazan|yazar|haber|editör|muhabir|
        :id
        oleh|penulis|reporter|editor|ditulis oleh|
        :ja
        文|著者|執筆|筆者|記者|取材|文責|
        :zh
        作者|记者|記者|文|文/|撰文|编辑|責任編輯|
        :ko
        기자|글|작성자|
        :ar
        بقلم|كتب|كتبت|الكاتب|إعداد|تقرير|
        """

    /// What may stand in brackets behind a writer.
    static let bylineSuffix = """
        t/h|tổng hợp|th|biên dịch|lược dịch|theo|ttxvn|pv|ctv|afp|ap|dpa|reuters|efe|ansa|
        kna|epd|sid|tass|xinhua|
        """

    /// Phrases of what is no article.
    static let boilerplate = """
        ©|copyright|all rights reserved|tous droits réservés|alle rechte vorbehalten|
        todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|
        bản quyền|ghi rõ nguồn|giấy phép|chịu trách nhiệm nội dung|tòa soạn|cookies|cookie|
        datenschutz|impressum|privacy policy|terms of use|terms of service|
        terms and conditions|mentions légales|politique de confidentialité|
        política de privacidad|javascript|your email address|e-mail-adresse wird nicht|
        adresse e-mail ne sera pas|required fields|click here to|subscribe to|sign up for|
        newsletter|follow us on|powered by|wordpress|無断転載|著作権|版权所有|版權所有|
        저작권자|무단 전재|جميع الحقوق محفوظة|все права защищены|wszelkie prawa zastrzeżone|
        alle rechten voorbehouden|hak cipta|tüm hakları saklıdır|log in to|log-in|sie müssen|
        notify me of|leave a reply|email address will not be published|affiliate|share this|
        this site uses|we use cookies|adblock|
        temps de lecture|min read|minute read|reading time|lesezeit|tiempo de lectura|
        tempo di lettura|tempo de leitura|leestijd|czas czytania|время чтения|okuma süresi|
        phút đọc|abonnez-vous|jetzt abonnieren|suscríbete|suscríbase a|subscribe now|
        become a subscriber|skip to content|skip to main|skip to footer|zum inhalt springen|
        aller au contenu|saltar al contenido|ir al contenido|vai al contenuto|ir para o conteúdo|
        is not supported|for subscribers only|bis zum ende lesen|réservé aux abonnés|
        iscriviti alla|abbonati|assine o|assine já|оформите подписку|
        """
}

/// The words that a language cannot do without, lower case.
enum FunctionWordTable {
    /// A language and its words.
    static let rows: [(language: String, words: String)] = [
        (
            "vi",
            """
            của và là có được trong không cho các người đã với một những này khi đến từ về như
            để ở năm ra tại cũng theo
            """
        ),
        (
            "en",
            """
            the of and to in is that it was for on are with as be this have from at by not but
            they his her which you were had will their has
            """
        ),
        (
            "fr",
            """
            le la les de des et est une dans que qui pour pas sur au avec par ce plus il elle
            sont aux du en un ont mais cette nous se
            """
        ),
        (
            "de",
            """
            der die und das ist nicht ein eine mit von zu den dem im auf für sich des auch es an
            als werden aus er hat dass sie wird bei noch
            """
        ),
        (
            "es",
            """
            el la los de que y en un una por con del las para es se su al como más no lo este ha
            sus pero fue entre desde muy
            """
        ),
        (
            "it",
            """
            il di che la e un una per non è sono con del della dei nel anche alla ha più gli da
            si le come al ma questo nella delle
            """
        ),
        (
            "pt",
            """
            o de que e do da em um uma para com não os no na se por mais as dos como ao foi das
            à sua ou são pela também até
            """
        ),
        (
            "nl",
            """
            de het een van en in is dat op te zijn met voor niet aan er die om ook als maar bij
            nog naar door uit wordt heeft werd dit
            """
        ),
        (
            "pl",
            """
            i w na z do się nie że to jest o jak po od przez za ale dla tym jego czy są być może
            oraz który przy już tego
            """
        ),
        (
            "cs",
            """
            a se v na je že to s z do o ve pro jako za by ale si po jeho také od není jsou k
            která který při však ze
            """
        ),
        (
            "sk",
            """
            a sa v na je že to s z do o vo pre ako za by ale si po jeho tiež od nie sú k ktorá
            ktorý pri však zo
            """
        ),
        (
            "sv",
            """
            och att det i en på är som för av med till den inte har de ett om var men från vi
            kan så eller sig hade när efter
            """
        ),
        (
            "da",
            """
            og at det i en på er som for af med til den ikke har de et om var men fra vi kan så
            eller sig havde når efter blev
            """
        ),
        (
            "nb",
            """
            og at det i en på er som for av med til den ikke har de et om var men fra vi kan så
            eller seg hadde når etter ble
            """
        ),
        (
            "fi",
            """
            ja on ei se että oli hän joka mutta ovat myös kun niin kuin tai sen vain ole mukaan
            jo olla jos sekä mitä
            """
        ),
        (
            "hu",
            """
            a az és hogy nem is egy ez volt meg csak de már van el mint még azt ki ha lehet vagy
            pedig szerint után
            """
        ),
        (
            "ro",
            """
            și de în a la cu nu pe că este o din un care mai pentru sunt au fost se ce prin sau
            dar după fi lui
            """
        ),
        (
            "tr",
            """
            ve bir bu da de için ile çok olarak olan daha gibi kadar sonra ne var en ancak ise
            olduğu dedi tarafından göre
            """
        ),
        (
            "id",
            """
            yang dan di untuk dengan dari ini pada tidak dalam itu adalah akan juga ke bisa
            telah oleh sudah tersebut karena saat kami
            """
        ),
        (
            "ms",
            """
            yang dan di untuk dengan dari ini pada tidak dalam itu adalah akan juga ke boleh
            telah oleh kerana beliau berkata daripada ialah
            """
        ),
        (
            "ca",
            """
            el la els de que i en un una per amb del les és es al com més no ho aquest ha seus
            però dels als va són
            """
        ),
        (
            "hr",
            """
            i u je na se da su za od s o a koji nije kako što to kao će iz ali bi po biti samo
            do
            """
        ),
        (
            "ru",
            """
            и в не на что с по как это он к из за для его но а от так же о было был все она было
            уже
            """
        ),
        (
            "uk",
            """
            і в не на що з по як це він до із за для його але а від так же про було був та її
            які
            """
        ),
        (
            "bg",
            """
            и в не на че с по като това той към из за да е от се са но които ще беше който си
            """
        ),
        (
            "sr",
            """
            и у је на се да су за од с о а који није како што то као ће из али би
            """
        ),
    ]
}

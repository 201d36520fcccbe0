import GalleyLanguages
import Testing

struct LexiconTests {
    @Test(
        "A label announces a section in many languages",
        arguments: [
            ("Tin bài liên quan", SectionKind.related), ("Các tin bài khác", .more),
            ("Đọc nhiều", .mostRead), ("Multimedia", .multimedia), ("Từ khóa:", .tags),
            ("Bình luận (2)", .comments), ("2 Comments", .comments), ("LO MÁS LEÍDO", .mostRead),
            ("Lea también:", .related), ("À lire aussi", .related), ("Mehr zum Thema", .related),
            ("アクセスランキング", .mostRead), ("اقرأ أيضا", .related), ("Читайте также", .related),
            ("» Related articles »", .related), ("Share", .share), ("Anzeige", .advertisement),
            ("Don’t miss", .related),
        ])
    func labels(_ line: String, _ kind: SectionKind) {
        #expect(SectionKind(label: line) == kind)
    }

    @Test(
        "Other lines announce nothing",
        arguments: ["", "The council voted.", "Bờ cõi biển đảo", "12"])
    func noLabels(_ line: String) {
        #expect(SectionKind(label: line) == nil)
    }

    @Test(
        "The maker of a picture is told from its caption",
        arguments: [
            ("Toàn cảnh buổi làm việc. (Ảnh: KTV)", "Toàn cảnh buổi làm việc.", "KTV"),
            (
                "The ferry leaves. (Photo: Idris Fenn / Archive)", "The ferry leaves.",
                "Idris Fenn / Archive"
            ),
            (
                "Der Turm steht leer. © Silke Amrain/Kreisbote", "Der Turm steht leer.",
                "Silke Amrain/Kreisbote"
            ),
            ("Une salle. Crédit photo : Y. Kerdaniel", "Une salle.", "Y. Kerdaniel"),
            ("Nông dân kiểm tra ruộng. Ảnh: Đông Quân", "Nông dân kiểm tra ruộng.", "Đông Quân"),
            ("旧駅舎＝1月28日（写真：青渡タイムス）", "旧駅舎＝1月28日", "青渡タイムス"),
            ("展厅。（图/程远山）", "展厅。", "程远山"),
            ("متطوعون يرممون. (تصوير: أرشيف)", "متطوعون يرممون.", "أرشيف"),
            ("A view. (AP Photo/Max Muster)", "A view.", "Max Muster"),
        ])
    func credits(_ line: String, _ caption: String, _ name: String) throws {
        let credit = try #require(PictureCredit(in: line))
        let bytes = Array(line.utf8)
        #expect(String(decoding: bytes[credit.caption], as: UTF8.self) == caption)
        #expect(String(decoding: bytes[credit.name], as: UTF8.self) == name)
    }

    @Test(
        "A sentence has no credit",
        arguments: ["", "It rained (again).", "She took a photo of it."])
    func noCredits(_ line: String) {
        #expect(PictureCredit(in: line) == nil)
    }

    @Test(
        "A byline names people",
        arguments: [
            ("An Nhi (t/h)", ["An Nhi"], Byline.Role.compiler),
            ("By Maren Oakhollow", ["Maren Oakhollow"], .author),
            ("Von: Jorid Haselbach, Emre Tannwald", ["Jorid Haselbach", "Emre Tannwald"], .author),
            ("Bài và ảnh: Vương Thảo Nguyên", ["Vương Thảo Nguyên"], .author),
            ("كتبت: رباب السندياني", ["رباب السندياني"], .author),
            ("Автор: Агния Верескова", ["Агния Верескова"], .author),
            ("（水瀬はるか）", ["水瀬はるか"], .author),
            ("2024-05-06 08:30　来源：云栖晚报　作者：苏采薇", ["苏采薇"], .author),
            ("责任编辑：方知夏", ["方知夏"], .editor),
            ("Posted on October 21, 2019 by Tobias Wren", ["Tobias Wren"], .author),
            ("ByMaren Oakhollow", ["Maren Oakhollow"], .author),
        ])
    func bylines(_ line: String, _ people: [String], _ role: Byline.Role) throws {
        let byline = try #require(Byline(in: line))
        #expect(byline.people == people)
        #expect(byline.role == role)
    }

    @Test(
        "A byline may name an outlet",
        arguments: [
            ("来源：云栖晚报　作者：苏采薇", "云栖晚报"), ("Theo Báo Gò Dầu Hạ", "Báo Gò Dầu Hạ"),
            ("Minh Anh (TTXVN)", "TTXVN"),
        ])
    func sources(_ line: String, _ source: String) {
        #expect(Byline(in: line)?.source == source)
    }

    @Test(
        "A language is known by its small words and its script",
        arguments: [
            (
                "Trong năm qua, Liên hiệp đã triển khai hoạt động đối ngoại nhân dân đúng với chủ trương",
                "vi"
            ),
            ("The town council voted on Monday night to spend the money on repairs", "en"),
            ("Sur le quai numéro 1, les patients attendent sous l’horloge arrêtée", "fr"),
            (
                "Seit dreißig Jahren fährt hier kein Zug mehr, doch das Stellwerk hat alle Pläne überlebt",
                "de"
            ),
            ("Dentro de la vieja aduana hay ahora 140 frascos con etiqueta escrita a mano", "es"),
            (
                "Во вторник из посёлка ушёл последний паром, но на мосту ни с кем не познакомишься",
                "ru"
            ),
            ("廃線から十二年がたつ青渡駅の木造駅舎が", "ja"), ("街道负责人表示，客厅由居民自治小组管理", "zh"),
            ("بعد أربعين عاما من الإغلاق", "ar"), ("서울 시청 앞에서", "ko"),
        ])
    func languages(_ text: String, _ language: String) {
        #expect(LanguageGuess(of: text)?.language == language)
    }
}

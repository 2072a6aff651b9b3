"""One cell → its figures, each with unit, bounds and year, or why there is none.

The grammar, with an example for each rule as printed in reports and plans (⏎ is a line break).
In every rule { } is any number of times, [ ] once or not at all, | or. Spaces are free.

    text         = damaged | no_figure | change | figures | prose
    no_figure    = mark [unit] { bracket }                      精査中 (人)
                 | year                                         平成12年
    change       = side arrow side                              H26年1.54→H31年1.68
                 | figure "から" figure ["へ" | "に"]            21.2%から40.2%以上
    side         = figure | mark | words                        なし → 設置
    figures      = figure { [separator] figure | label mark }   国際3.8⏎地域3.8
                 | "(" figures ")"                              〔1,294人〕
    figure       = prefix amount suffix                         約19.1万人
                   [ to ["約"] amount suffix ]                  696～890 (万t-CO2)

    prefix       = { year | among | counted_on | word_before
                   | bracket | note | label }                   全59市町村
    label        = letters [":"]                                欧州：3便
    among        = amount ("中" | "のうち")                      59市町村中41市町村
    counted_on   = time "で" | base "対"                         人口10万対25.3
    word_before  = "約" | "延べ" | "最大" | …                    約20万人分

    amount       = [sign] number [unit { word_after }]          ▲2,530
                 | [sign] currency number ["円"]                ¥1,000
    number       = digits { scale [digits] }                    5兆1204億円
                 | kanji                                        三十五市町村
                 | digits "割" [digits "分"]                     7割
                 | digits "・" digit                            34・9%
                 | number "分の" number | number "/" number      3分の2以上
                 | digits larger_unit digits smaller_unit       1時間30分
                 | "ゼロ"                                       ゼロ件
    unit         = listed unit | noun | unit "/" unit           1,000人/年
    word_after   = "以上" | "未満" | "程度" | "達成" | …         25人以下

    suffix       = { "/" unit | word_after | bracket
                   | note | year }                              54件(34.6%)
    bracket      = "(" year | unit | "累計" | words ")"          75人(累計)
    note         = "※" digits | digits ")"                      120人※1
    year         = era digits ["年" | "年度"] ["末" | "時点"]    1.62 (H29年)

The unit of the column is then applied to a figure printed without one: 1,995 in 千円 is
1,995,000 円. In running text a mention is [word_before] number ["の"] counter [bound]: 延べ36回.

A figure is read whole or not at all: where letters are left over, the text is prose.

Read the files in this order, which is also the order of their imports: parser_state (brackets,
notes and years, too), listed_words, printed_unit, numeral (number, amount), one_figure (prefix,
suffix, range), column_unit, no_figure, several_figures (figures, change), quantities, mention.
"""

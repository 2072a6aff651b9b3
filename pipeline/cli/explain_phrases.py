"""The sentences of `explain`, in English and in Japanese."""

EXPLAIN_PHRASES: dict[str, tuple[str, str]] = {
    "cannot_explain": (
        "{at} cannot be explained: {reason}.",
        "{at} をたどれません（{reason}）。",
    ),
    "nothing_asked": (
        (
            "Nothing is asked for. Say with AT a document_id, then a number or words of an indicator's "
            "name, or p.9 and a place (300,120). The reports here:"
        ),
        (
            "何をたどるかが書かれていません。AT に、文書IDのあとに、指標の番号か名称の一部、または p.9 と位置（300,120）を"
            "書いてください。ここにある報告書："
        ),
    ),
    "no_report_at": (
        "{at} names no report. Say a document_id first. The reports here:",
        "{at} には報告書の名前がありません。はじめに文書IDを書いてください。ここにある報告書：",
    ),
    "whole_report": (
        (
            "{document} is a whole report: add the number or words of the name of one of its indicators, "
            "or p.9 and a place (300,120)."
        ),
        (
            "{document} だけでは報告書全体を指します。次の指標の番号か名称の一部、または p.9 と位置（300,120）を"
            "書き足してください。"
        ),
    ),
    "no_figure_fits": (
        "{word} fits no figure of {document}, or none of those the words before it mean. Its indicators:",
        "「{word}」に合う値が {document} にないか、その前の言葉に合う値の中にありません。この報告書の指標：",
    ),
    "way_place": (
        "  on the page     p.{page} at {box} pt; picture: {picture}",
        "  紙面            p.{page} 位置 {box} pt、画像：{picture}",
    ),
    "way_reader": ("  {reader:<15} {text}", "  {reader:<15} {text}"),
    "way_alone": (
        "  PDFium          was unsure of this page: {reason}",
        "  PDFium          このページの読みに確信がありません：{reason}",
    ),
    "way_flow": ("  running text    {text}", "  文字の並び      {text}"),
    "way_no_flow": (
        "  running text    cannot tell this table (the reading of the table does not rest on it)",
        "  文字の並び      文字の並びだけではこの表を読み取れません（表からの読みには関わりません）",
    ),
    "way_text": ("  as text         {text}", "  文字列          {text}"),
    "way_correction": ("  corrected       {text}", "  訂正            {text}"),
    "way_pieces": ("  pieces          {pieces}", "  読みの内訳      {pieces}"),
    "check_passed": (
        "  check passed    {check}  {figures}",
        "  検査 合格       {check}  {figures}",
    ),
    "check_failed": (
        "  check FAILED    {check}  {figures}",
        "  検査 不合格     {check}  {figures}",
    ),
    "way_row": ("  row             {row}", "  行              {row}"),
}

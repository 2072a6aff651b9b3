"""What `publish` says, in English and in Japanese."""

PUBLISHING_PHRASES: dict[str, tuple[str, str]] = {
    "no_tables_to_publish": (
        "There are no tables to publish in {folder} ({reason}). Run make extract first.",
        "{folder} に公開する表がありません（{reason}）。先に make extract を実行してください。",
    ),
    "publish_missing": (
        "{name} is not installed: make publish installs what publishing needs, then publishes.",
        "{name} が入っていません。make publish を実行すると、必要なものを入れてから作成します。",
    ),
    "published_file": ("  {path:<24} {size:>8} KB", "  {path:<24} {size:>8} KB"),
    "published": ("Published in {folder}.", "{folder} に作成しました。"),
    "published_before": (
        "Nothing has changed: {folder} stays as it is.",
        "変わりはありません。{folder} はそのままです。",
    ),
    "unsaid": (
        "The passport of {documents} does not say: {entries} (CONTRIBUTING.md, step 2).",
        "{documents} の来歴に記載がありません：{entries}（CONTRIBUTING.md の手順2）。",
    ),
    "errors_published": (
        (
            "Errors among the findings: {errors}. Figures may be wrong or missing in what was published. "
            "Read them (report.html, 確認事項), settle each (CONTRIBUTING.md, step 3), then make extract "
            "and make publish again."
        ),
        (
            "確認事項にエラーが {errors}件あります。公開用のファイルの数値が誤っているか、欠けているかもしれません。"
            "report.html などの「確認事項」を読んで処置し（CONTRIBUTING.md の手順3）、make extract と make publish を"
            "もう一度実行してください。"
        ),
    ),
    "none_published": (
        (
            "No report could be read: what was published holds no figures, only the findings that say why."
        ),
        (
            "読み取れた報告書がありません。公開用のファイルには数値がなく、その理由を示す確認事項だけがあります。"
        ),
    ),
}

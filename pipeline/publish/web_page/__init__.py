"""The page for a browser, report.html."""

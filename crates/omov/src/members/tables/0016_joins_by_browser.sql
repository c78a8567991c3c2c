CREATE INDEX joins_by_browser ON joins (browser, until)

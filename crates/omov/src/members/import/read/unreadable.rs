//! Why a file is not taken, each in one sentence that says what to do.

use omov_web::words::Words;

/// What is the matter with a whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Unreadable {
    /// Nothing is in it.
    Empty,
    /// Nothing but zeros is in it.
    Zeros,
    /// A zip; spreadsheets of today are zips too.
    Zip,
    /// A spreadsheet of former days.
    OldSpreadsheet,
    Pdf,
    WebPage,
    /// No text at all.
    NoText,
    /// More bytes than are taken.
    TooLarge,
    TooManyRows,
    TooManyColumns,
    /// This row has a cell that is too long; mostly because a quotation mark was never closed.
    CellTooLong(u64),
    /// A quotation mark that was opened in this row is never closed.
    NeverClosed(u64),
    /// Zeros in the middle of text.
    Damaged(u64),
    /// There are names of columns and nothing below.
    OnlyHead,
    /// The first row is somebody already.
    NoHead,
    /// The disk, not the file.
    Storage,
}

impl Unreadable {
    /// Trouble with reading it.
    pub(super) fn of(error: std::io::Error) -> Self {
        tracing::error!(kind = %error.kind(), "a list that was sent cannot be read again");
        Self::Storage
    }

    /// The sentence.
    pub(in super::super) fn say(&self, words: &Words) -> String {
        let row = |message: &str, row: &u64| words.say_with(message, &[("row", (*row).into())]);
        match self {
            Self::Empty => words.say("import-file-empty"),
            Self::Zeros => words.say("import-file-zeros"),
            Self::Zip => words.say("import-file-zip"),
            Self::OldSpreadsheet => words.say("import-file-old-spreadsheet"),
            Self::Pdf => words.say("import-file-pdf"),
            Self::WebPage => words.say("import-file-web-page"),
            Self::NoText => words.say("import-file-no-text"),
            Self::TooLarge => {
                words.say_with("import-file-too-large", &[("megabytes", (super::MOST_BYTES / 1024 / 1024).into())])
            }
            Self::TooManyRows => words.say_with("import-file-too-many-rows", &[("rows", super::MOST_ROWS.into())]),
            Self::TooManyColumns => {
                words.say_with("import-file-too-many-columns", &[("columns", (super::MOST_COLUMNS as u64).into())])
            }
            Self::CellTooLong(at) => row("import-file-cell-too-long", at),
            Self::NeverClosed(at) => row("import-file-never-closed", at),
            Self::Damaged(at) => row("import-file-damaged", at),
            Self::OnlyHead => words.say("import-file-only-head"),
            Self::NoHead => words.say("import-file-no-head"),
            Self::Storage => words.say("import-file-storage"),
        }
    }
}

//! The shell round every page, and a page in it.

use askama::Template;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use crate::look::{Accent, Theme};
use crate::markup::{Markup, into_markup};
use crate::parts::{Link, Steps, Tag};
use crate::words::Words;

/// What is the same on all pages of one reader.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The reader's language.
    pub words: Words,
    /// The organisation's name.
    pub organisation: String,
    /// Where its name leads.
    pub home: String,
    /// The colours the reader has chosen.
    pub theme: Theme,
    /// The organisation's own colour; without one it is the kit's.
    pub accent: Option<Accent>,
    /// The words of the menu.
    pub menu: Vec<Link>,
    /// The links at the foot.
    pub foot: Vec<Link>,
    /// Said above everything, such as that all of it is made up.
    pub notice: Option<String>,
}

/// One page.
#[derive(Debug, Clone, Template)]
#[template(path = "page.html")]
pub struct Page {
    shell: Shell,
    title: String,
    lead: Option<String>,
    steps: Markup,
    tag: Markup,
    place: Vec<Link>,
    here: Option<String>,
    body: Markup,
    narrow: bool,
    problems: Vec<(String, String)>,
    renewing: Option<(u32, String)>,
    entry: Option<String>,
    status: StatusCode,
}

impl Page {
    /// A page with that title.
    pub fn new(shell: Shell, title: impl Into<String>, body: impl Into<Markup>) -> Self {
        Self {
            shell,
            title: title.into(),
            lead: None,
            steps: Markup::default(),
            tag: Markup::default(),
            place: Vec::new(),
            here: None,
            body: body.into(),
            narrow: false,
            problems: Vec::new(),
            renewing: None,
            entry: None,
            status: StatusCode::OK,
        }
    }

    /// The sentence that would be enough alone.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = Some(lead.into());
        self
    }

    /// Where in a sequence of pages this one is, above everything else.
    #[must_use]
    pub fn steps(mut self, steps: Steps) -> Self {
        self.steps = steps.into();
        self
    }

    /// The one tag above the title.
    #[must_use]
    pub fn tagged(mut self, tag: Tag) -> Self {
        self.tag = tag.into();
        self
    }

    /// Whose matter this is: nation, region, group, thing, each a link, the widest first.
    #[must_use]
    pub fn place(mut self, place: impl IntoIterator<Item = Link>) -> Self {
        self.place = place.into_iter().collect();
        self
    }

    /// Which word of the menu this page belongs to, by its address.
    #[must_use]
    pub fn here(mut self, address: impl Into<String>) -> Self {
        self.here = Some(address.into());
        self
    }

    /// As wide as one form: for the booth, setting up, confirming.
    #[must_use]
    pub fn narrow(mut self) -> Self {
        self.narrow = true;
        self
    }

    /// What is wrong with the form on this page, each with the id of its field: see [`Form::problems`].
    ///
    /// They stand on top, take the focus, and the answer's status is 422.
    ///
    /// [`Form::problems`]: crate::forms::Form::problems
    #[must_use]
    pub fn problems(mut self, problems: Vec<(String, String)>) -> Self {
        if !problems.is_empty() {
            self.status = StatusCode::UNPROCESSABLE_ENTITY;
        }
        self.problems = problems;
        self
    }

    /// The page asks for itself again after so many seconds, which needs no script. `still` is where the same page
    /// stays as it is, for everybody whom a changing page disturbs (WCAG 2.2.2).
    #[must_use]
    pub fn renewing(mut self, seconds: u32, still: impl Into<String>) -> Self {
        self.renewing = Some((seconds, still.into()));
        self
    }

    /// Where this page stands in the public record.
    #[must_use]
    pub fn entry(mut self, entry: impl Into<String>) -> Self {
        self.entry = Some(entry.into());
        self
    }

    /// Sent with that status.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Whether a link of the menu is the one this page belongs to.
    fn is_here(&self, link: &Link) -> bool {
        self.here.as_ref() == Some(&link.href)
    }

    fn words(&self) -> &Words {
        &self.shell.words
    }

    fn tab(&self) -> String {
        let with = [("title", self.title.as_str().into()), ("organisation", self.shell.organisation.as_str().into())];
        if self.problems.is_empty() {
            self.words().say_with("page-tab", &with)
        } else {
            self.words().say_with("page-tab-problems", &with)
        }
    }

    fn problems_title(&self) -> String {
        self.words().say_with("problems-title", &[("problems", (self.problems.len() as u64).into())])
    }

    /// That the page asks for itself again, and where it does not.
    fn renewing_said(&self) -> Option<(String, &str)> {
        let (seconds, still) = self.renewing.as_ref()?;
        Some((self.words().say_with("page-renewing", &[("seconds", u64::from(*seconds).into())]), still))
    }
}

into_markup!(Page);

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let (status, renewing) = (self.status, self.renewing.as_ref().map(|(seconds, _)| *seconds));
        let mut answer = (status, Html(Markup::from(self).into_string())).into_response();
        if let Some(seconds) = renewing {
            answer.headers_mut().insert(HeaderName::from_static("refresh"), HeaderValue::from(seconds));
        }
        answer
    }
}

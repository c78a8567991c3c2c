//! What became of what the reader said and asked.

use omov_web::markup::Markup;
use omov_web::parts::{Link, Rows, Tag};

use super::mine::Found;
use crate::groups::questions::Times;
use crate::groups::web::address;
use crate::house::Visit;

pub(super) fn show(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    if found.asked.is_empty() {
        return Markup::default();
    }
    let items = found.asked.iter().map(|(group, (_, _, asked, due, answered))| {
        let times = Times { asked: *asked, due: *due, answered: *answered };
        let days = [("days", times.days(visit.now).into())];
        let (tag, go) = match times.answered {
            Some(_) => (Tag::done(words.say_with("group-question-answered", &days)), "home-asked-read"),
            None if times.is_owed(visit.now) => (Tag::stop(words.say_with("group-no-answer", &days)), "home-asked-see"),
            None => {
                let due = words.say_with("group-question-due", &[("day", visit.short(times.due).into())]);
                (Tag::open(due), "home-asked-see")
            }
        };
        let title =
            words.say_with("home-asked", &[("group", (&*group.name).into()), ("day", visit.short(*asked).into())]);
        let to = Link::new(words.say(go), format!("{}/contact", address(group.id)));
        Markup::joined([Markup::heading(3, &title), Markup::line([tag.into(), Markup::link(&to)])])
    });
    Markup::section("home-said", &words.say("home-said"), Rows { items: items.collect() }.into())
}

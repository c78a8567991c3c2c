//! A branch that does not exist, in a server that nobody has founded yet: its rules are in a hurry, and its members come on one list.

use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::browser::Browser;
use super::letters::{Holds, Letters};

/// The rules: those of the election with another counting rule in it.
const RULES: &str = include_str!("quick.toml");
const ZONE: &str = "Europe/London";
/// The two who found it.
const FOUNDERS: [(&str, &str); 2] =
    [("Ada Quill", "ada.quill@replay.example"), ("Tomas Berg", "tomas.berg@replay.example")];
/// Hours are typed in minutes, so a ballot opens with the next but one at the latest.
const NOTICE: Duration = Duration::from_secs(20);

/// The address of a made-up member; the founders are the first two.
pub(super) fn email(number: usize) -> String {
    FOUNDERS.get(number).map_or_else(|| format!("voter-{number}@replay.example"), |(_, email)| (*email).into())
}

fn name(number: usize) -> String {
    FOUNDERS.get(number).map_or_else(|| format!("Voter {number}"), |(name, _)| (*name).into())
}

/// The rules, counting by that one.
pub(super) fn rules(rule: &str) -> String {
    RULES.replace("count = \"scottish-stv\"", &format!("count = \"{rule}\""))
}

/// Founds it with the code that the server said when it started.
pub(super) async fn found(server: &str, code: &str, rule: &str) -> Result<(), String> {
    let mut founder = Browser::new(server);
    let [(one, first), (two, second)] = FOUNDERS;
    let text = rules(rule);
    let steps: [(&str, &[(&str, &str)]); 4] = [
        ("/setup", &[("code", code)]),
        ("/setup/name", &[("name", "A branch that is replayed"), ("language", "en"), ("zone", ZONE)]),
        ("/setup/rules", &[("rules", "own"), ("text", &text)]),
        ("/setup/people", &[("name-1", one), ("email-1", first), ("name-2", two), ("email-2", second)]),
    ];
    for (page, fields) in steps {
        founder.send(page, page, fields).await.map_err(|why| {
            format!("{why}. The server has to be a new one, which nobody has founded; --code is what it said when it started")
        })?;
    }
    Ok(())
}

/// Signs somebody in, as everybody does: with a code in a letter.
pub(super) async fn signed_in(server: &str, number: usize, letters: &Letters) -> Result<Browser, String> {
    let (mut browser, email) = (Browser::new(server), email(number));
    browser.send("/sign-in", "/sign-in", &[("email", &email)]).await?;
    let code = letters.wait(&email, Holds::WayIn).await?;
    browser.send("/sign-in/code", "/sign-in/code", &[("code", &code)]).await?;
    Ok(browser)
}

/// Brings so many people onto the roll; gives the address of the branch.
pub(super) async fn members(officer: &mut Browser, people: usize) -> Result<String, String> {
    let home = officer.get("/").await?.text();
    let home = home.split_once("<main").map_or("", |(_, main)| main);
    let at = home.find("\"/groups/").ok_or("the first page of an officer links to no group")?;
    let branch: String =
        home[at + 1..].split(['"', '?']).next().unwrap_or_default().split('/').take(3).collect::<Vec<_>>().join("/");
    let rows = (FOUNDERS.len()..people).map(|n| format!("{},{},EM1 2AB\r\n", name(n), email(n)));
    let list: String = std::iter::once("Name,E-mail,Postcode\r\n".to_owned()).chain(rows).collect();
    let page = format!("{branch}/roll/import");
    let columns = officer.upload(&page, &page, "list", &list).await?;
    let import = columns.trim_end_matches("/columns").to_owned();
    let gives = [("column-0", "name"), ("column-1", "email"), ("column-2", "postcode"), ("otherwise", "members")];
    officer.send(&columns, &columns, &gives).await?;
    worked(officer, &import).await?;
    let run = format!("{import}/run");
    officer.send(&run, &run, &[("reason", "A replay: these people are made up.")]).await?;
    worked(officer, &import).await?;
    Ok(branch)
}

/// Waits until work in the background is done, as its page says.
async fn worked(officer: &mut Browser, page: &str) -> Result<(), String> {
    loop {
        let text = officer.get(page).await?.text();
        if !["<progress", "class=\"progress", "http-equiv=\"refresh\""].iter().any(|at_work| text.contains(at_work)) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
}

/// A ballot that is to be called.
pub(super) struct Call<'a> {
    pub(super) title: &'a str,
    pub(super) candidates: &'a [String],
    pub(super) seats: u32,
    pub(super) trustees: usize,
    pub(super) needed: usize,
    pub(super) people: usize,
    /// For so many minutes it is open.
    pub(super) minutes: u32,
}

/// Calls it; gives its address and when it closes.
pub(super) async fn called(
    officer: &mut Browser,
    branch: &str,
    call: &Call<'_>,
) -> Result<(String, Timestamp), String> {
    let broken = |why: jiff::Error| why.to_string();
    let earliest = Timestamp::now().checked_add(NOTICE).map_err(broken)?.as_second();
    let opens = Timestamp::from_second(earliest - earliest.rem_euclid(60) + 60).map_err(broken)?;
    let closes = opens.checked_add(Duration::from_secs(60 * u64::from(call.minutes))).map_err(broken)?;
    let zone = TimeZone::get(ZONE).map_err(broken)?;
    let mut fields: Vec<(String, String)> = Vec::new();
    for (when, at) in [("opens", opens), ("closes", closes)] {
        let at: Zoned = at.to_zoned(zone.clone());
        let parts = [("day", at.day().to_string()), ("month", at.month().to_string()), ("year", at.year().to_string())];
        fields.extend(parts.map(|(part, value)| (format!("{when}-{part}"), value)));
        fields.push((format!("{when}-hour"), at.strftime("%H:%M").to_string()));
    }
    let trustees: Vec<String> = (0..call.trustees).map(email).collect();
    let people = call.people.to_string();
    let mut add = |name: &str, value: String| fields.push((name.to_owned(), value));
    add("title", call.title.to_owned());
    add("about", "A replay of a ballot file: its voters are made up.".to_owned());
    add("answers", call.candidates.join("\n"));
    add("seats", call.seats.to_string());
    add("trustees", trustees.join("\n"));
    add("needed", call.needed.to_string());
    add("took-part", people.clone());
    add("body-yes", people);
    add("body-no", "0".to_owned());
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let page = format!("{branch}/ballots/new/committee");
    Ok((officer.send(&page, &page, &fields).await?, closes))
}

#[cfg(test)]
mod tests {
    use super::rules;

    #[test]
    fn the_rules_are_rules_with_every_way_to_count_rankings() {
        for rule in ["scottish-stv", "irv"] {
            let text = rules(rule);
            assert!(text.contains(&format!("count = \"{rule}\"")));
            assert!(crate::rules::read(&text).is_ok());
        }
    }
}

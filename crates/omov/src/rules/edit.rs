//! Setting single rules in a text, so that comments, order and layout stay as somebody wrote them.

use toml::Value;

/// Sets a rule by its path: `membership.grace`. Its line is replaced; where there is none, it is written below its heading.
/// Where there is no heading either, nothing is changed. Lists and texts that run over several lines are replaced as a whole.
pub(crate) fn set(text: &str, path: &str, value: &Value) -> String {
    let Some((section, key)) = path.rsplit_once('.') else { return text.into() };
    let line = format!("{key} = {value}");
    let lines: Vec<&str> = text.lines().collect();
    let Some(heading) = lines.iter().position(|line| line.trim() == format!("[{section}]")) else { return text.into() };
    let below = heading + 1;
    let end =
        lines[below..].iter().position(|line| line.trim_start().starts_with('[')).map_or(lines.len(), |n| below + n);
    let of_key = |line: &&str| line.split_once('=').is_some_and(|(name, _)| name.trim() == key);
    let (from, until) = match lines[below..end].iter().position(of_key) {
        Some(at) => (below + at, below + at + length(&lines[below + at..end])),
        None => (below, below),
    };
    let written: Vec<&str> =
        lines[..from].iter().copied().chain([line.as_str()]).chain(lines[until..].iter().copied()).collect();
    written.join("\n") + "\n"
}

/// Over how many lines a rule runs: so many as it takes until they are a whole rule.
fn length(lines: &[&str]) -> usize {
    (1..=lines.len()).find(|n| lines[..*n].join("\n").parse::<toml::Table>().is_ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_replaced_or_added_and_all_else_stays() {
        let text = "# Ours.\n[one]\na = 1 # why\nb = [\n  \"x\",\n  \"y\",\n]\n\n[two]\na = 2\n";
        assert_eq!(set(text, "two.a", &Value::from(3)), text.replace("a = 2", "a = 3"));
        assert_eq!(set(text, "one.a", &Value::from("say \"so\"")), text.replace("a = 1 # why", "a = 'say \"so\"'"));
        let added = set(text, "two.c", &Value::from("new"));
        assert!(added.contains("[two]\nc = \"new\"\na = 2\n"), "{added}");
        let list = set(text, "one.b", &Value::from(vec!["z"]));
        assert!(list.contains("\nb = [\"z\"]\n\n[two]"), "{list}");
        assert_eq!(set(text, "three.a", &Value::from(1)), text);
    }
}

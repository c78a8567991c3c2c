//! Names, addresses and postcodes as they are compared: people write the same one in several ways.

/// A name as it is sorted and searched: small letters, without accents, the last word first ("petrie joan").
pub(crate) fn name_key(name: &str) -> String {
    let words = name_words(name);
    match words.split_last() {
        Some((last, rest)) => [std::slice::from_ref(last), rest].concat().join(" "),
        None => String::new(),
    }
}

/// The words of a name as they are searched: small letters, without accents.
pub(crate) fn name_words(name: &str) -> Vec<String> {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match without_accent(c) {
            Some(plain) => folded.push_str(plain),
            // Accents that are letters of their own, and apostrophes, which people leave out: O’Brien is found as obrien.
            None if ('\u{300}'..='\u{36f}').contains(&c) || matches!(c, '\'' | '’' | '‘' | 'ʼ') => {}
            None => folded.push(c),
        }
    }
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// An address of e-mail as it is compared.
pub(crate) fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// A postcode as it is compared: capitals and figures, nothing between.
pub(crate) fn postcode_key(postcode: &str) -> String {
    postcode.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// The plain letters for a small Latin letter with an accent.
fn without_accent(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ'..='ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ'..='ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{email_key, name_key, name_words, postcode_key};

    #[test]
    fn people_are_found_however_their_name_is_typed() {
        assert_eq!(name_key("Joan Petrie"), "petrie joan");
        assert_eq!(name_key("  Zoë  Núñez-O’Brien "), "obrien zoe nunez");
        assert_eq!(name_words("Łukasz Strauß"), ["lukasz", "strauss"]);
        assert_eq!(name_words("Zoe\u{308}"), name_words("Zoë"), "one letter or two, the same name");
        assert_eq!(name_words("محمد علي"), ["محمد", "علي"]);
        assert_eq!(name_key(" ’ "), "");
    }

    #[test]
    fn addresses_and_postcodes_are_compared_without_their_looks() {
        assert_eq!(email_key(" Joan.Petrie@Example.ORG "), "joan.petrie@example.org");
        assert_eq!(postcode_key("em1 2-ab"), "EM12AB");
    }
}

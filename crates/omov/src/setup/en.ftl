# The first start.

setup-step-code = Code
setup-step-name = Name
setup-step-people = People
setup-step-done = Sign in
setup-go-on = Save and go on
setup-back = Back

setup-code-title = Start your movement
setup-code-lead = Nothing has been founded here yet. You need the code that omov printed when it was started.
setup-code = Code
setup-code-hint = Eight letters and digits. They stand in the window where omov was started, or in its log.
setup-code-missing = Type the code.
setup-code-length = { $typed-n ->
    [one] The code has eight letters and digits. You typed one.
   *[other] The code has eight letters and digits. You typed { $typed }.
}
setup-code-wrong = That is not the code. Look again in the window where omov was started.

setup-name-title = Name your movement
setup-name-lead = All of this can be changed later.
setup-name = Name of the organisation
setup-name-hint = As members say it. It stands at the top of every page.
setup-name-missing = Give your organisation a name.
setup-name-long = A name has at most 100 letters. Shorten it.
setup-name-odd = There is a character in this name that cannot be shown. Type the name again by hand.
setup-language = Language
setup-language-hint = English is the only one so far.
setup-language-english = English
setup-language-odd = Choose one of the languages in the list.
setup-zone = Time zone
setup-zone-hint = Every day and hour on the pages is in this time zone.
setup-zone-choice = { $place } (now { $hour })
setup-zone-odd = Choose one of the time zones in the list.
setup-host-title = What you, the host, can and cannot do
setup-host-runs = You keep the machine running, and you can stop it.
setup-host-reads = You can read what lies on it, such as the roll and letters that wait. Members have to trust you with that.
setup-host-no-office = You get no office from it, and there is no master password. In the next step two people become founding officers.

setup-people-title = Two people to begin with
setup-people-lead = They become the first members, and they hold the first office.
setup-people-powers = Founding officers set up groups, put people on the roll, and lend offices to others.
setup-people-term = { $days-n ->
    [one] Their term ends by itself after one day.
   *[other] Their term ends by itself after { $days } days.
}
setup-people-two = There are two, because some things need a second person who agrees. Each needs an address of their own.
setup-first-name = First founding officer: name
setup-first-email = First founding officer: e-mail address
setup-second-name = Second founding officer: name
setup-second-email = Second founding officer: e-mail address
setup-first-name-missing = Give the first officer’s name.
setup-second-name-missing = Give the second officer’s name.
setup-first-email-odd = Give the first officer’s whole e-mail address, such as name@example.org.
setup-second-email-odd = Give the second officer’s whole e-mail address, such as name@example.org.
setup-email-twice = This is the first officer’s address too. Each needs one of their own.
setup-found = Found the movement
setup-office = Founding officer

setup-done-title = Your movement is founded
setup-done-lead = Each of the two founding officers gets a letter that says how to sign in.
setup-done-first = First letter to
setup-done-second = Second letter to
setup-done-sign-in = To sign in, type your e-mail address. You then get a letter with a link and a code.
setup-done-no-mail = If no mail server has been set up, letters wait as files in the folder “outbox” of the data folder.
setup-done-wrong = If an address is wrong, stop omov, delete the data, and start again. Nothing else is lost yet.
setup-done-go = Sign in

setup-letter-subject = You are a founding officer of { $organisation }
setup-letter-body =
    { $name },

    { $organisation } has been founded, and you are one of its two founding officers.
    Your term ends on { $until }. Until then you can set things up and lend offices to others.

    To sign in, open this page and type the e-mail address that this letter came to:
    { $address }
    You then get a letter with a link and a code.

    If you do not know of this, do nothing, and tell the people who run { $organisation }.

act-founded = Founded the movement with two founding officers

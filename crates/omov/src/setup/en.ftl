# The first start.

setup-step-code = Code
setup-step-name = Name
setup-step-rules = Rules
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

setup-rules-title = Choose rules to begin with
setup-rules-lead = Rules say who decides what, and how. You see them in plain words before you take them.
setup-rules = Rules
setup-rules-missing = Choose one of the five.
setup-rules-campaign = A local campaign
setup-rules-campaign-means = For about 30 people in one group. Everyone decides everything. Two conveners and a scrutineer, for six months. Three people can put a question to everyone; one third must vote. Rules change with two thirds of the votes.
setup-rules-co-operative = A co-operative
setup-rules-co-operative-means = A members’ meeting, and a board of seven that members elect and can remove. A secretary and two auditors. One in twenty members, or 50, can bring a motion. Rules change with three quarters of the votes.
setup-rules-union-branch = A union branch
setup-rules-union-branch-means = A branch with workplaces. Stewards in each, a committee with a chair and a treasurer, trustees. Half of a workplace must vote on action. One in ten members can call a vote to recall an officer.
setup-rules-movement = A movement
setup-rules-movement-means = A nation with regions, local groups, wards and networks. A coordinating group, a council drawn by lot, officers at every level. One in twenty members, or 1,000, can put a proposal to all; three in ten must vote.
setup-rules-own = Rules of our own
setup-rules-own-means = Paste your text below. What cannot be understood is named with its line.
setup-rules-text = Your own text
setup-rules-text-hint = Only if you chose rules of your own. Look at one of the four, download its text, change it, and paste it here.
setup-rules-text-missing = Paste the text of your rules, or choose one of the four.
setup-rules-file-title = Your own text as a file
setup-rules-file = File
setup-rules-file-hint = A text file with your rules, as the templates are written. At most 512 KB.
setup-rules-file-send = Read the file
setup-rules-file-missing = Choose a file with the text of your rules.
setup-rules-file-odd = This file is not plain text in UTF-8. Save it as plain text, or paste the text above.
setup-rules-look = See them in words
setup-rules-look-title = These would be your rules
setup-rules-look-lead = Every rule in plain words, beside its line. All of them can be changed later, by the way the rules themselves prescribe.
setup-rules-take = Take these rules
setup-rules-other = Choose others
setup-rules-download = Download this text, to change it
setup-people-title = Two people to begin with
setup-people-lead = They become the first members, and they hold the first office.
setup-people-powers = Founding officers set up groups, put people on the roll, and lend offices to others.
setup-people-term = By the rules that you chose, their term ends by itself after { $term }.
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

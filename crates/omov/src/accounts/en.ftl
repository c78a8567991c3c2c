# Ways in: signing in, sessions, what the pages look like.

## Asking for a way in

sign-in-title = Sign in to { $organisation }
sign-in-lead = We send you a mail with a link and a code. There is no password to remember.
sign-in-email = Your e-mail address
sign-in-email-hint = The one you joined with.
sign-in-email-missing = Type your e-mail address.
sign-in-email-wrong = This is no whole e-mail address. Use one such as name@example.org.
sign-in-send = Send me a mail
sign-in-paper-title = You have a letter on paper?
sign-in-paper = Type the code from the letter

## The code and the link

sign-in-sent-title = Look into your mail
sign-in-sent-lead = We have sent a link and a code to the address you typed. They work for { $minutes } minutes, in this browser only.
sign-in-code = Code from the mail
sign-in-code-hint = Eight letters and figures, such as 4TRK-9QMW.
sign-in-code-send = Sign in
sign-in-code-missing = Type the code from the mail.
sign-in-code-length = { $typed-n ->
    [one] The code has eight characters. You typed one.
   *[other] The code has eight characters. You typed { $typed }.
}
sign-in-code-wrong = This code does not fit. Use the newest mail, and the browser where you asked for it.
sign-in-code-used = This code has been used. Ask for a new one.
sign-in-code-over = This code is too old. Ask for a new one.
sign-in-nothing-came-title = No mail came?
sign-in-nothing-came = Wait a minute, and look among the unwanted mail. Then see whether the address was right.
sign-in-ask-again = Ask for a new mail
sign-in-link-lead = One more press, and you are in.
sign-in-link-used = This link has been used
sign-in-link-over = This link is too old
sign-in-link-nothing = This link opens nothing
sign-in-link-closed-lead = A link from a mail works once, and for a short time. You can have a new one at any time.
sign-in-elsewhere-title = You asked in another browser
sign-in-elsewhere-lead = Go back to the browser where you asked, and type the code from the mail there. The link works only there.
sign-in-elsewhere-lost-title = Do you want to sign in here instead?
sign-in-elsewhere-lost = Then ask for a new mail in this browser. If you never asked for one, do nothing.

## The mails

sign-in-mail-subject = Sign in to { $organisation }
sign-in-mail =
    Somebody wants to sign in to { $organisation } with your address. We think it is you.

    Open this link in the browser where you asked:
    { $link }

    Or type this code there:
    { $code }

    Link and code work once, for { $minutes } minutes, and only in that browser.
    Nobody from { $organisation } will ever ask you for them.

    If it was not you, do nothing. Nobody gets in without this mail.
sign-in-mail-nobody =
    Somebody wants to sign in to { $organisation } with your address. We think it is you.

    But nobody on our roll has this address. Perhaps you joined with another one.
    Try that one here:
    { $link }

    If it was not you, do nothing. You will not hear from us again unless somebody types your address once more.

## Signing out

sign-out-title = Sign out
sign-out-lead = This browser forgets who you are. You can come back with a new mail.
sign-out-send = Sign out

## Devices

device = { $browser } on { $system }
device-on = A browser on { $system }
device-unknown = A browser we do not know

## Display

display-title = Display and language
display-lead = Choose the colours that you read best. Only this browser knows your choice.
display-colours = Colours
display-device = As my device says
display-device-hint = Light or dark, as you have set your phone or computer.
display-light = Light
display-light-hint = Dark letters on a light page.
display-dark = Dark
display-dark-hint = Light letters on a dark page.
display-high = High contrast
display-high-hint = Black on white, with strong lines.
display-keep = Keep this
display-kept = Your choice is kept in this browser.
display-language = Language
display-language-only = All pages are in English. There is no other language yet.

## Proving again

proof-title = Show that it is you
proof-go-on = Go on
proof-lead = What comes next matters, so we ask once more. We send a code to your address on the roll.
proof-send = Send me a code
proof-no-address = We have no e-mail address of yours. Ask the people who keep the roll of your group for a letter with a code.
proof-mail-subject = Your code for { $organisation }
proof-mail =
    You are about to do something at { $organisation } that needs you to show who you are.

    Open this link in the browser where you asked:
    { $link }

    Or type this code there:
    { $code }

    Link and code work once, for { $minutes } minutes, and only in that browser.
    Nobody from { $organisation } will ever ask you for them.

    If it was not you, somebody else may be using a device where you are signed in. Sign it out:
    { $devices }

## Where somebody is signed in

sessions-title = Where you are signed in
sessions-lead = If you do not know one of these, sign it out. Then nobody can use it.
sessions-caption = { $devices-n ->
    [one] One browser
   *[other] { $devices } browsers
}
sessions-device = Browser
sessions-since = Signed in on { $since }, last here on { $seen }
sessions-end = Sign out
sessions-this = This one
sessions-end-one = Sign it out
sessions-end-others = Sign out all others
sessions-ended-one = That browser is signed out.
sessions-ended-others = All other browsers are signed out.

## Passkeys

passkeys-title = Your passkeys
passkeys-lead = With a passkey your phone or computer signs you in. You show it your finger, your face or its PIN, and wait for no mail.
passkeys-none = You have no passkey yet
passkeys-none-yet = The mail with a code goes on working as well.
passkeys-not-here = Passkeys do not work at this address, because it is made of numbers. The mail with a code works.
passkeys-caption = { $passkeys-n ->
    [one] One passkey
   *[other] { $passkeys } passkeys
}
passkeys-name = Passkey
passkeys-used = Made on { $made }, last used on { $used }
passkeys-never = Made on { $made }, not used yet
passkeys-remove = Remove
passkeys-add = Add a passkey
passkeys-add-lead = Your device makes a key and keeps its secret half. We get the other half, which opens nothing.
passkeys-call-it = What do you call it?
passkeys-call-it-hint = So that you know it again in your list: My phone. Up to 60 letters.
passkeys-make = Make a passkey
passkeys-not-made = Your device has not made a passkey. Try once more.
passkeys-added = Your device can sign you in from now on.
passkeys-removed = That passkey opens nothing any more. You can delete it on your device too.
passkey-title = Do you have a passkey?
passkey-use = Use my passkey
passkey-no-script = A passkey needs JavaScript, which is off in this browser. The mail with a code works without it.
passkey-unable = This browser knows no passkeys. The mail with a code works everywhere.
passkey-failed = Your device did not do it. Try again, or use the mail with a code.
passkey-unknown = This passkey does not sign you in
passkey-unknown-lead = It may have been removed, or it took too long. Nothing has been changed.
passkey-another-way = Try again or use the mail
passkey-mail-subject = Your ways into { $organisation }
passkey-mail-added =
    A passkey was added to your ways into { $organisation }. It signs you in without a mail.

    Your passkeys are here:
    { $passkeys }

    If it was not you, remove it there and sign out all other browsers here:
    { $devices }
passkey-mail-removed =
    A passkey was removed from your ways into { $organisation }. It does not sign you in any more.

    Your passkeys are here:
    { $passkeys }

    If it was not you, sign out all other browsers here:
    { $devices }

## An account somewhere else

elsewhere-section = Do you have an account at { $name }?
elsewhere-with = Sign in with { $name }
elsewhere-title = On to { $name }
elsewhere-lead = You show who you are there, and come back here.
elsewhere-go = Go on to { $name }
elsewhere-refused = That did not sign you in
elsewhere-nothing = The other side did not say whose verified address this is, or it took too long. Nothing has been changed.
elsewhere-not-on-the-roll = Nobody on our roll has the address of that account, or you are signed in as somebody else.
elsewhere-another-way = Try again or use the mail

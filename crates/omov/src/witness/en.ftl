# The page of a witness: a machine that looks whether public records have only grown.

witness-title = What this witness has seen
witness-lead = This machine looks whether a public record has only grown, and signs if it has. It has seen no fork.
witness-lead-fork = A record has signed two different histories. The proof is on this page.

## One record
witness-forked = Two histories
witness-grown = It has only grown
witness-new = Nothing signed yet
witness-nothing-signed = This record has not asked for a signature yet. It asks when it next grows.
witness-entries = Entries signed for last
witness-when = When, in UTC
witness-paper = What was signed
witness-checkpoint = The checkpoint, with both signatures

## What was refused
witness-refused-entries = Entries
witness-refused-first = Refused first, in UTC
witness-refused-last = Refused last, in UTC
witness-refused-times = Times
witness-refused-papers = Checkpoints
witness-signed-here = Signed here
witness-refused = Refused

witness-fork-title = A fork was refused
witness-fork-text =
    For one number of entries this record has signed two different roots. So it has shown two histories, to different people or one after the
    other. This witness signed the first and refused the second.

    Keep both checkpoints. Together they are the proof, and nobody has to believe this page.
witness-fork-table = Forks of { $record }

witness-rollback-title = Fewer entries than before
witness-rollback-text =
    Somebody sent a checkpoint that the record has signed, with fewer entries than this witness has already signed for. It was refused. It may be an old one
    that was sent late. It may also be a record that was put back to an earlier day. Ask whoever keeps it.
witness-rollback-table = Checkpoints of { $record } with fewer entries

witness-unproved-title = Not shown to be the same record
witness-unproved-text =
    Somebody sent a checkpoint that the record has signed, without showing that the earlier entries are still its beginning. It was refused. The
    sender may have made a mistake. It may also be a fork. If another checkpoint of the same size is signed here later, this one moves to the forks.
witness-unproved-table = Checkpoints of { $record } without a proof

## What a witness is
witness-about = What its signature means
witness-about-text =
    A public record signs how many entries it has, and a root that stands for every letter of them. This machine belongs to somebody else than
    the record. It signs a new root only if it was shown that all entries it signed for before are still there, unchanged.

    So nobody can be shown another record than everybody else unless all their witnesses help with it.

    The signature does not say that an entry is true. It does not say that everything was written down. The witness reads no entry at all.
witness-key = Its key
witness-key-text = Whoever checks the record with omov-verify names this key as a witness. Take it from the people who run this machine, on paper or face to face.

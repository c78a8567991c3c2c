//! What the readers of conversations promise, for any bytes whatever.

#[path = "../sound.rs"]
mod sound;

use omov_opinion::{Conversation, Moments, Pca, Statement, groups, read};

use self::sound::sound;

/// With more people than this grouping takes too long for fuzzing.
const FEW: usize = 60;

/// The bytes as a list of statements, as votes on a few statements, and as both: what stands before the first zero byte is the list.
pub(crate) fn check(bytes: &[u8]) {
    let known: Vec<Statement> = [0, 1, 2, 70_000].map(|id| Statement::new(id, "made up")).into();
    sound(read::statements(bytes));
    votes(bytes, known);
    let mut parts = bytes.splitn(2, |b| *b == 0);
    if let (Some(list), Some(said)) = (parts.next(), parts.next())
        && let Some(statements) = sound(read::statements(list))
    {
        assert!(statements.is_sorted_by(|a, b| a.id < b.id));
        votes(said, statements);
    }
}

fn votes(bytes: &[u8], statements: Vec<Statement>) {
    let Some(talk) = sound(read::votes(bytes, statements.clone(), &mut |_| {})) else { return };
    assert!(talk.people().is_sorted_by(|a, b| a < b));
    let written = |u: usize, row: &[omov_opinion::rows::Cell]| -> String {
        let line = |c: &omov_opinion::rows::Cell| {
            format!("{},{},{}\n", talk.people()[u], talk.statements()[c.statement()].id, c.vote().value())
        };
        row.iter().rev().map(line).collect()
    };
    let mut rows: Vec<String> = talk.rows().iter().enumerate().map(|(u, row)| written(u, row)).collect();
    rows.reverse();
    let turned = format!("participant,statement,vote\n{}", rows.concat());
    let again = read::votes(turned.as_bytes(), statements, &mut |_| {}).expect("what was written by ourselves");
    assert!(talk.rows().iter().eq(again.rows().iter()) && talk.tallies() == again.tallies());
    if talk.people().len() <= FEW {
        group(&talk);
    }
}

fn group(talk: &Conversation) {
    let pca = Pca::new(talk, &Moments::new(talk));
    let places = pca.positions(talk);
    assert!(places.iter().flatten().all(|x| x.is_finite()));
    let found = groups::group(talk.people(), &places, talk.grouped());
    assert!(found.labels().iter().all(|g| usize::from(*g) < found.k));
}

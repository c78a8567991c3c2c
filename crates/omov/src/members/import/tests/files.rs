//! Files that come in over the network.

use axum::body::Body;
use axum::http::StatusCode;
use omov_store::params;
use tokio::sync::mpsc;

use super::{Desk, IMPORTS, ROWS};
use crate::house::testing::{Hall, in_a_house};

/// That nothing is left of a file that was refused.
async fn nothing_left(hall: &Hall) {
    let counted =
        hall.house.store().read(|tx| Ok((tx.one::<u32>(&IMPORTS, params![])?, tx.one::<u32>(&ROWS, params![])?)));
    assert_eq!(counted.await.expect("a count"), (0, 0));
    no_file_left(hall);
}

fn no_file_left(hall: &Hall) {
    let left = std::fs::read_dir(hall.house.data().join("coming-in")).map_or(0, std::iter::Iterator::count);
    assert_eq!(left, 0, "a file is left");
}

#[test]
fn whatever_is_sent_instead_of_a_list_gets_one_clear_sentence_and_leaves_nothing_behind() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let cases: [(Vec<u8>, &str); 7] = [
            (Vec::new(), "Choose a file"),
            (b"PK\x03\x04\x14\0\0\0".to_vec(), "This is a zip or Excel file. Open it and save the list as CSV."),
            (vec![0; 100_000], "The file holds nothing but zeros."),
            (b"name,email\n".to_vec(), "The list has names of columns and nobody below them."),
            (",".repeat(1_000_000).into_bytes(), "The list has more than 200 columns."),
            (b"name\nJo\n\"Dele\n".to_vec(), "A quotation mark in row 3 is never closed."),
            (b"name\n\"".iter().copied().chain(vec![b'x'; 70_000]).collect(), "A cell in row 2 is longer than 64 KB."),
        ];
        for (file, sentence) in cases {
            let seen = desk.upload(file).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{sentence}");
            assert!(seen.text.contains(sentence), "{sentence}\n{}", seen.text);
            nothing_left(&hall).await;
        }
    });
}

#[test]
fn two_gigabytes_are_not_taken_and_not_kept() {
    struct Endless(mpsc::Receiver<axum::body::Bytes>);
    impl futures_core::Stream for Endless {
        type Item = Result<axum::body::Bytes, std::io::Error>;
        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            context: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Self::Item>> {
            self.0.poll_recv(context).map(|piece| piece.map(Ok))
        }
    }
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let page = desk.guest.get(&desk.roll).await;
        let token = page.hidden("_token").expect("a form").to_owned();
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n{token}\r\n--edge\r\nContent-Disposition: \
             form-data; name=\"list\"; filename=\"list.csv\"\r\n\r\nname\n"
        );
        let (send, pieces) = mpsc::channel(4);
        let sending = tokio::spawn(async move {
            let mut sent = 0_usize;
            let piece = axum::body::Bytes::from(vec![b'x'; 1 << 20]);
            let _ = send.send(head.into()).await;
            while sent < 2 << 30 && send.send(piece.clone()).await.is_ok() {
                sent += piece.len();
            }
            sent
        });
        let seen = desk.send(Body::from_stream(Endless(pieces))).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text.contains("The file is larger than 200 MB."), "{}", seen.text);
        assert!(sending.await.expect("the sender") < 300 << 20, "nobody reads on after what is taken");
        nothing_left(&hall).await;
    });
}

#[test]
fn the_name_of_a_file_leads_nowhere_and_the_file_is_gone_once_it_is_read() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let list = desk.read("name\n../../Jo\n").await;
        no_file_left(&hall);
        let columns = desk.guest.get(&format!("{list}/columns")).await;
        assert_eq!(columns.status, StatusCode::OK);
        assert!(columns.text.contains("../../Jo"), "what stands in the file is shown as it is");
    });
}

#[test]
fn a_list_belongs_to_its_group_and_to_whoever_keeps_the_roll_there() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let list = desk.read("name\nJo Reed\n").await;
        let other = list.replace(&hall.own.to_string(), &hall.other.to_string());
        let mut national = hall.guest(hall.national).await;
        assert_eq!(national.get(&format!("{list}/columns")).await.status, StatusCode::OK, "a power reaches down");
        assert_eq!(national.get(&format!("{other}/columns")).await.status, StatusCode::NOT_FOUND, "another group");
        for who in [hall.organiser, hall.member, hall.scrutineer] {
            let mut guest = hall.guest(who).await;
            assert_eq!(guest.get(&format!("{list}/columns")).await.status, StatusCode::FORBIDDEN);
            assert_eq!(guest.get(&format!("{list}/bad.csv")).await.status, StatusCode::FORBIDDEN);
        }
        let missing = format!("{}/columns", &list[..list.len() - 1]);
        assert_eq!(desk.guest.get(&missing).await.status, StatusCode::NOT_FOUND);
    });
}

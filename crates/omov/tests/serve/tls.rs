use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::ServerName;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, ClientConnection, RootCertStore, Stream};

use crate::browser::{Seen, connect};
use crate::house::{House, folder, text};

/// Writes a certificate for this machine with its key; gives back what a browser has to trust.
fn certify(folder: &Path) -> Vec<u8> {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    fs::write(folder.join("cert.pem"), made.cert.pem()).expect("written");
    fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).expect("written");
    made.cert.pem().into_bytes()
}

/// Asks over TLS, trusting that certificate alone; nothing comes back where it is another.
fn ask(house: &House, trusted: &[u8], path: &str) -> Option<Seen> {
    let mut roots = RootCertStore::empty();
    roots.add(rustls::pki_types::CertificateDer::from_pem_slice(trusted).expect("a certificate")).expect("it is one");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().expect("versions");
    let config = config.with_root_certificates(roots).with_no_client_auth();
    let name = ServerName::try_from("localhost").expect("a name");
    let mut connection = ClientConnection::new(Arc::new(config), name).expect("a connection");
    let mut socket = connect(&house.host);
    let mut stream = Stream::new(&mut connection, &mut socket);
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut raw = Vec::new();
    // Some servers hang up without a farewell.
    let _ = stream.read_to_end(&mut raw);
    Some(Seen::read(&String::from_utf8_lossy(&raw)))
}

#[test]
fn pages_go_over_tls_and_a_renewed_certificate_is_read_without_a_stop() {
    let data = folder();
    let first = certify(data.path());
    let (cert, key) = (data.path().join("cert.pem"), data.path().join("key.pem"));
    // Asked for once and free again: the figures are shown there.
    let figures = std::net::TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr()).expect("a port");
    let figures = figures.to_string();
    let options = [
        "--tls-cert",
        text(&cert),
        "--tls-key",
        text(&key),
        "--address",
        "https://localhost",
        "--metrics-listen",
        &figures,
    ];
    let house = House::open_with(&data.path().join("data"), &options);
    let seen = ask(&house, &first, "/setup").expect("it is trusted");
    assert_eq!(seen.status, 200, "{}", seen.head);
    assert!(seen.headers("strict-transport-security").next().is_some());
    let mut plain = connect(&house.host);
    plain.write_all(b"GET /setup HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
    let mut raw = Vec::new();
    let _ = plain.read_to_end(&mut raw);
    assert!(!String::from_utf8_lossy(&raw).contains("HTTP/1.1"), "nothing comes back in the clear");

    // One that does not go with its key changes nothing.
    let spoilt = fs::read(&cert).expect("read");
    fs::write(&cert, "no certificate").expect("written");
    house.signal("HUP");
    wait_for(&house, "the certificate stays as it was");
    assert_eq!(ask(&house, &first, "/health").expect("still there").status, 200);
    fs::write(&cert, spoilt).expect("written");

    let second = certify(data.path());
    house.signal("HUP");
    wait_for(&house, "the certificate was read anew");
    assert_eq!(ask(&house, &second, "/health").expect("the new one").status, 200);
    assert!(ask(&house, &first, "/health").is_none_or(|seen| seen.status == 0), "the old one is gone");
    // What rcgen makes ends with the year 4095.
    let mut stream = std::net::TcpStream::connect(&figures).expect("the figures are shown");
    stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").expect("sent");
    let mut shown = String::new();
    stream.read_to_string(&mut shown).expect("read");
    let ends = shown.lines().find_map(|line| line.strip_prefix("omov_tls_certificate_end_timestamp_seconds "));
    assert_eq!(ends, Some("67090118400"), "{shown}");
    house.stop();
}

fn wait_for(house: &House, line: &str) {
    for _ in 0..500 {
        if house.log().contains(line) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("{line}: {}", house.log());
}

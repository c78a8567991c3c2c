//! What a certificate says of itself: from when until when it is good, and for which names. Whether browsers trust whoever
//! signed it is not asked here.

use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use omov_store::Moment;
use x509_parser::extensions::GeneralName;
use x509_parser::pem::parse_x509_pem;

/// With fewer days left it wants renewing.
pub(crate) const SOON_DAYS: i64 = 14;

/// What stands in the first certificate of a file, which is that of this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Certificate {
    from: Moment,
    until: Moment,
    names: Vec<String>,
    addresses: Vec<IpAddr>,
}

/// How it stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// For so many whole days to come.
    Good(i64),
    Soon(i64),
    NotYet,
    Ended,
}

impl Certificate {
    /// From the text of a file (PEM); none if there is no certificate in it.
    pub(crate) fn read(pem: &[u8]) -> Option<Self> {
        let (_, pem) = parse_x509_pem(pem).ok()?;
        let certificate = pem.parse_x509().ok()?;
        let moment = |seconds: i64| Moment(seconds.saturating_mul(1_000_000));
        let (mut names, mut addresses) = (Vec::new(), Vec::new());
        for name in
            certificate.subject_alternative_name().ok().flatten().iter().flat_map(|all| &all.value.general_names)
        {
            match name {
                GeneralName::DNSName(name) => names.push(name.to_ascii_lowercase()),
                GeneralName::IPAddress(bytes) => {
                    let v4 = <[u8; 4]>::try_from(*bytes).map(IpAddr::from);
                    addresses.extend(v4.or_else(|_| <[u8; 16]>::try_from(*bytes).map(IpAddr::from)));
                }
                _ => {}
            }
        }
        let valid = certificate.validity();
        let (from, until) = (moment(valid.not_before.timestamp()), moment(valid.not_after.timestamp()));
        Some(Self { from, until, names, addresses })
    }

    /// From a file.
    pub(crate) fn of(file: &Path) -> Option<Self> {
        Self::read(&std::fs::read(file).ok()?)
    }

    /// When it ends.
    pub(crate) fn until(&self) -> Moment {
        self.until
    }

    /// How it stands.
    pub(crate) fn stands(&self, now: Moment) -> Stands {
        const DAY: Duration = Duration::from_hours(24);
        if now < self.from {
            return Stands::NotYet;
        }
        if self.until <= now {
            return Stands::Ended;
        }
        let days = (self.until.0 - now.0) / Moment(0).plus(DAY).0;
        if days < SOON_DAYS { Stands::Soon(days) } else { Stands::Good(days) }
    }

    /// Whether it is one for that name or address of a machine. A star stands for one part of a name, the first.
    pub(crate) fn fits(&self, host: &str) -> bool {
        let host = host.trim_matches(['[', ']']).trim_end_matches('.').to_ascii_lowercase();
        if let Ok(address) = host.parse::<IpAddr>() {
            return self.addresses.contains(&address);
        }
        let behind = host.split_once('.').map(|(_, rest)| rest);
        self.names.iter().any(|name| match name.strip_prefix("*.") {
            Some(rest) => behind == Some(rest),
            None => *name == host,
        })
    }

    /// The names it is for.
    pub(crate) fn names(&self) -> String {
        let addresses = self.addresses.iter().map(ToString::to_string);
        self.names.iter().cloned().chain(addresses).collect::<Vec<_>>().join(", ")
    }
}

/// When the certificate in use ends, for the figures: it changes when another is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends(Arc<AtomicI64>);

impl Ends {
    /// The certificate in use is now that of this text. The log says so if it does not do for long.
    pub(super) fn note(&self, pem: &[u8], now: Moment) {
        let Some(certificate) = Certificate::read(pem) else { return };
        self.0.store(certificate.until.0, Ordering::Relaxed);
        match certificate.stands(now) {
            Stands::Good(_) => {}
            Stands::Soon(days) => tracing::warn!(days, "the certificate ends soon: renew it"),
            Stands::NotYet => tracing::warn!("the certificate is not good yet: browsers refuse it"),
            Stands::Ended => tracing::error!("the certificate has ended: browsers refuse it"),
        }
    }

    /// In seconds since 1970; none where no certificate is in use.
    pub(super) fn seconds(&self) -> Option<i64> {
        Some(self.0.load(Ordering::Relaxed) / 1_000_000).filter(|seconds| *seconds != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A certificate for these names from 1 to 31 March 2026.
    fn made(names: &[&str]) -> String {
        let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut wanted = rcgen::CertificateParams::new(names).expect("names");
        wanted.not_before = rcgen::date_time_ymd(2026, 3, 1);
        wanted.not_after = rcgen::date_time_ymd(2026, 3, 31);
        let key = rcgen::KeyPair::generate().expect("a key");
        wanted.self_signed(&key).expect("a certificate").pem()
    }

    #[test]
    fn a_certificate_says_how_many_days_it_still_has() {
        let read = Certificate::read(made(&["vote.example.org"]).as_bytes()).expect("a certificate");
        let first = Moment(1_772_323_200_000_000); // 1 March 2026, 0:00 UTC.
        let at = |hours: u64| read.stands(first.plus(Duration::from_hours(hours)));
        assert_eq!(read.stands(Moment(first.0 - 1)), Stands::NotYet);
        assert_eq!(at(0), Stands::Good(30));
        assert_eq!(at(16 * 24), Stands::Good(14));
        assert_eq!(at(16 * 24 + 1), Stands::Soon(13));
        assert_eq!(at(30 * 24 - 1), Stands::Soon(0));
        assert_eq!(at(30 * 24), Stands::Ended);
        assert_eq!(read.until(), first.plus(Duration::from_hours(30 * 24)));
    }

    #[test]
    fn it_fits_its_names_and_addresses_and_no_others() {
        let pem = made(&["vote.example.org", "*.members.example.org", "192.0.2.7", "2001:db8::7"]);
        let read = Certificate::read(pem.as_bytes()).expect("a certificate");
        for host in ["vote.example.org", "VOTE.example.org", "a.members.example.org", "192.0.2.7", "[2001:db8::7]"] {
            assert!(read.fits(host), "{host}");
        }
        for host in
            ["example.org", "members.example.org", "a.b.members.example.org", "192.0.2.8", "xvote.example.org", ""]
        {
            assert!(!read.fits(host), "{host}");
        }
    }

    #[test]
    fn what_is_no_certificate_is_none() {
        let pem = made(&["vote.example.org"]);
        for bad in [
            "",
            "no certificate",
            &pem[..pem.len() / 2],
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        ] {
            assert_eq!(Certificate::read(bad.as_bytes()), None, "{bad}");
        }
    }
}

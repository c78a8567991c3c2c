//! Which files are watched, and the journal.

use std::ffi::{CStr, CString, c_char, c_int, c_long};
use std::os::unix::ffi::OsStrExt as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use omov_powercut::disk::forgotten;
use omov_powercut::journal::head;

/// File descriptors that can be watched: more than a process may have by default.
const MOST: usize = 1 << 16;
/// Set in what is kept for a descriptor if everything is written at the end of its file.
const APPENDS: u64 = 1 << 63;

/// The handle behind each descriptor; 0 if it is not watched.
static WATCHED: [AtomicU64; MOST] = [const { AtomicU64::new(0) }; MOST];

static JOURNAL: OnceLock<Option<Journal>> = OnceLock::new();

/// The journal of this process.
pub(crate) struct Journal {
    folder: Vec<u8>,
    descriptor: c_int,
    turn: Mutex<Turn>,
}

/// Who holds it is the only one who does something to files. It gives numbers that are never given twice.
pub(crate) struct Turn(u64);

impl Turn {
    pub(crate) fn number(&mut self) -> u64 {
        self.0 += 1;
        self.0
    }
}

/// A descriptor that is watched.
#[derive(Clone, Copy)]
pub(crate) struct Watched {
    pub(crate) handle: u64,
    pub(crate) appends: bool,
}

/// The journal, if this process is to keep one.
pub(crate) fn journal() -> Option<&'static Journal> {
    JOURNAL.get_or_init(Journal::open).as_ref()
}

/// What is watched behind a descriptor.
pub(crate) fn watched(descriptor: c_int) -> Option<Watched> {
    let kept = WATCHED.get(usize::try_from(descriptor).ok()?)?.load(Ordering::Acquire);
    (kept != 0).then_some(Watched { handle: kept & !APPENDS, appends: kept & APPENDS != 0 })
}

/// Begins to watch a descriptor.
pub(crate) fn watch(descriptor: c_int, watched: Watched) {
    match usize::try_from(descriptor).ok().and_then(|at| WATCHED.get(at)) {
        Some(place) => {
            place.store(watched.handle | if watched.appends { APPENDS } else { 0 }, Ordering::Release);
        }
        None => give_up(),
    }
}

/// Ends watching a descriptor.
pub(crate) fn forget(descriptor: c_int) {
    if let Some(place) = usize::try_from(descriptor).ok().and_then(|at| WATCHED.get(at)) {
        place.store(0, Ordering::Release);
    }
}

/// A journal with a gap would be worse than none.
fn give_up() -> ! {
    std::process::abort()
}

impl Journal {
    fn open() -> Option<Self> {
        let folder = std::env::var_os("OMOV_POWERCUT_FOLDER")?.as_bytes().to_vec();
        let path = CString::new(std::env::var_os("OMOV_POWERCUT_JOURNAL")?.as_bytes()).ok()?;
        let flags = libc::O_WRONLY | libc::O_CREAT | libc::O_APPEND | libc::O_CLOEXEC;
        // SAFETY: the path ends with a zero.
        let opened = unsafe { libc::syscall(libc::SYS_openat, libc::AT_FDCWD, path.as_ptr(), flags, 0o600) };
        let descriptor = c_int::try_from(opened).ok().filter(|descriptor| *descriptor >= 0)?;
        Some(Self { folder, descriptor, turn: Mutex::new(Turn(0)) })
    }

    /// Waits for one's turn to do something to files.
    pub(crate) fn turn(&self) -> MutexGuard<'_, Turn> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A path inside the folder, if it is one.
    ///
    /// # Safety
    /// `path` ends with a zero.
    pub(crate) unsafe fn inside(&self, path: *const c_char) -> Option<Vec<u8>> {
        if path.is_null() {
            return None;
        }
        // SAFETY: as the caller promises.
        let path = unsafe { CStr::from_ptr(path) }.to_bytes();
        let rest = path.strip_prefix(self.folder.as_slice())?;
        let rest = match rest {
            [] => rest,
            [b'/', rest @ ..] => rest,
            _ => return None,
        };
        let rest = rest.strip_suffix(b"/").unwrap_or(rest);
        let relevant = !std::str::from_utf8(rest).is_ok_and(forgotten);
        relevant.then(|| rest.to_vec())
    }

    /// Writes an entry. The caller has the turn, or the order does not matter.
    pub(crate) fn note(&self, kind: u8, numbers: &[u64], rest: &[u8]) {
        let (head, length) = head(kind, numbers, rest.len());
        let parts = [
            libc::iovec { iov_base: head.as_ptr().cast_mut().cast(), iov_len: length },
            libc::iovec { iov_base: rest.as_ptr().cast_mut().cast(), iov_len: rest.len() },
        ];
        // SAFETY: both parts live until the call is over, and are only read.
        let written: c_long = unsafe { libc::syscall(libc::SYS_writev, self.descriptor, parts.as_ptr(), 2) };
        if usize::try_from(written).ok() != Some(length + rest.len()) {
            give_up();
        }
    }
}

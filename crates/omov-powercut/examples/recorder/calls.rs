//! The functions of the C library that change files, each by the system's own call.

use std::ffi::{c_char, c_int, c_long, c_void};

use libc::{mode_t, off_t, size_t, ssize_t};

use crate::files::{self, Watched, forget, journal, watch, watched};

/// Two names of one function: the C library has the second for programs with large files.
macro_rules! twice {
    ($name:ident, $large:ident, ($($part:ident: $kind:ty),*) -> $back:ty, $does:path) => {
        /// In place of the C library's.
        ///
        /// # Safety
        /// As there.
        #[unsafe(no_mangle)]
        pub(crate) unsafe extern "C" fn $name($($part: $kind),*) -> $back {
            // SAFETY: as the caller promises.
            unsafe { $does($($part),*) }
        }

        /// In place of the C library's.
        ///
        /// # Safety
        /// As there.
        #[unsafe(no_mangle)]
        pub(crate) unsafe extern "C" fn $large($($part: $kind),*) -> $back {
            // SAFETY: as the caller promises.
            unsafe { $does($($part),*) }
        }
    };
}

// `open` takes any number of arguments in C. On the machines of this program the third arrives where a fixed one does.
twice!(open, open64, (path: *const c_char, flags: c_int, mode: mode_t) -> c_int, open_here);
twice!(openat, openat64, (at: c_int, path: *const c_char, flags: c_int, mode: mode_t) -> c_int, open_at);
twice!(pwrite, pwrite64, (fd: c_int, data: *const c_void, count: size_t, at: off_t) -> ssize_t, write_at);
twice!(ftruncate, ftruncate64, (fd: c_int, length: off_t) -> c_int, resize);

unsafe fn open_here(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { open_at(libc::AT_FDCWD, path, flags, mode) }
}

unsafe fn open_at(at: c_int, path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: as the caller promises.
    let open = || unsafe { libc::syscall(libc::SYS_openat, at, path, flags, mode) } as c_int;
    // SAFETY: as the caller promises.
    let Some((journal, inside)) = journal().and_then(|it| Some((it, unsafe { it.inside(path) }?))) else {
        return open();
    };
    let mut turn = journal.turn();
    let descriptor = open();
    if descriptor >= 0 {
        let handle = turn.number();
        let emptied = u64::from(flags & libc::O_TRUNC != 0);
        let folder = if is_folder(descriptor) { 2 } else { 0 };
        watch(descriptor, Watched { handle, appends: flags & libc::O_APPEND != 0 });
        journal.note(b'o', &[handle, emptied | folder], &inside);
    }
    descriptor
}

fn is_folder(descriptor: c_int) -> bool {
    status(descriptor).is_some_and(|status| status.st_mode & libc::S_IFMT == libc::S_IFDIR)
}

fn status(descriptor: c_int) -> Option<libc::stat> {
    let mut status = std::mem::MaybeUninit::uninit();
    // SAFETY: there is room for the answer.
    let asked = unsafe { libc::fstat(descriptor, status.as_mut_ptr()) };
    // SAFETY: the answer is there if there was no error.
    (asked == 0).then(|| unsafe { status.assume_init() })
}

/// In place of the C library's.
///
/// # Safety
/// As there.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn close(fd: c_int) -> c_int {
    forget(fd);
    // SAFETY: as the caller promises.
    unsafe { libc::syscall(libc::SYS_close, fd) as c_int }
}

/// Writes where the descriptor stands.
///
/// # Safety
/// As in the C library.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn write(fd: c_int, data: *const c_void, count: size_t) -> ssize_t {
    // SAFETY: as the caller promises.
    let write = || unsafe { libc::syscall(libc::SYS_write, fd, data, count) };
    let (Some(journal), Some(watched)) = (journal(), watched(fd)) else { return write() as ssize_t };
    let turn = journal.turn();
    let offset = place(fd, watched);
    let written = write();
    // SAFETY: the caller's bytes are there, and so many of them were written.
    unsafe { note(journal, watched, offset, data, written) };
    drop(turn);
    written as ssize_t
}

/// Where the next byte goes.
fn place(fd: c_int, watched: Watched) -> u64 {
    let place = if watched.appends {
        status(fd).map_or(-1, |status| status.st_size)
    } else {
        // SAFETY: it only asks.
        unsafe { libc::lseek(fd, 0, libc::SEEK_CUR) }
    };
    u64::try_from(place).unwrap_or_default()
}

unsafe fn note(journal: &files::Journal, watched: Watched, offset: u64, data: *const c_void, written: c_long) {
    if let Ok(count) = usize::try_from(written)
        && count > 0
    {
        // SAFETY: as the caller promises.
        let data = unsafe { std::slice::from_raw_parts(data.cast::<u8>(), count) };
        journal.note(b'w', &[watched.handle, offset], data);
    }
}

unsafe fn write_at(fd: c_int, data: *const c_void, count: size_t, at: off_t) -> ssize_t {
    // SAFETY: as the caller promises.
    let write = || unsafe { libc::syscall(libc::SYS_pwrite64, fd, data, count, at) };
    let (Some(journal), Some(watched)) = (journal(), watched(fd)) else { return write() as ssize_t };
    let turn = journal.turn();
    let written = write();
    // SAFETY: the caller's bytes are there, and so many of them were written.
    unsafe { note(journal, watched, u64::try_from(at).unwrap_or_default(), data, written) };
    drop(turn);
    written as ssize_t
}

/// Writes several pieces, one after another.
///
/// # Safety
/// As in the C library.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn writev(fd: c_int, parts: *const libc::iovec, count: c_int) -> ssize_t {
    if journal().is_none() || watched(fd).is_none() {
        // SAFETY: as the caller promises.
        return unsafe { libc::syscall(libc::SYS_writev, fd, parts, count) as ssize_t };
    }
    // A file may take fewer bytes than it is given; so it is given the first piece that is not empty, and says how much.
    for at in 0..usize::try_from(count).unwrap_or_default() {
        // SAFETY: the caller promises so many pieces.
        let part = unsafe { &*parts.add(at) };
        if part.iov_len > 0 {
            // SAFETY: as the caller promises.
            return unsafe { write(fd, part.iov_base, part.iov_len) };
        }
    }
    0
}

unsafe fn resize(fd: c_int, length: off_t) -> c_int {
    // SAFETY: as the caller promises.
    let resize = || unsafe { libc::syscall(libc::SYS_ftruncate, fd, length) as c_int };
    let (Some(journal), Some(watched)) = (journal(), watched(fd)) else { return resize() };
    let turn = journal.turn();
    let resized = resize();
    if resized == 0 {
        journal.note(b't', &[watched.handle, u64::try_from(length).unwrap_or_default()], &[]);
    }
    drop(turn);
    resized
}

/// Waits for the disk.
///
/// # Safety
/// As in the C library.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn fsync(fd: c_int) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { sync(fd, libc::SYS_fsync) }
}

/// Waits for the disk.
///
/// # Safety
/// As in the C library.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn fdatasync(fd: c_int) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { sync(fd, libc::SYS_fdatasync) }
}

unsafe fn sync(fd: c_int, call: c_long) -> c_int {
    // SAFETY: as the caller promises.
    let sync = || unsafe { libc::syscall(call, fd) as c_int };
    let (Some(journal), Some(watched)) = (journal(), watched(fd)) else { return sync() };
    let mut turn = journal.turn();
    let mark = turn.number();
    journal.note(b's', &[watched.handle, mark], &[]);
    drop(turn);
    let synced = sync();
    if synced == 0 {
        let turn = journal.turn();
        journal.note(b'd', &[mark], &[]);
        drop(turn);
    }
    synced
}

/// Removes a file.
///
/// # Safety
/// As in the C library.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn unlink(path: *const c_char) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { named(path, b'u', || libc::syscall(libc::SYS_unlinkat, libc::AT_FDCWD, path, 0) as c_int) }
}

/// Makes a folder.
///
/// # Safety
/// As in the C library.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn mkdir(path: *const c_char, mode: mode_t) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { named(path, b'm', || libc::syscall(libc::SYS_mkdirat, libc::AT_FDCWD, path, mode) as c_int) }
}

unsafe fn named(path: *const c_char, kind: u8, act: impl Fn() -> c_int) -> c_int {
    // SAFETY: as the caller promises.
    let Some((journal, inside)) = journal().and_then(|it| Some((it, unsafe { it.inside(path) }?))) else {
        return act();
    };
    let turn = journal.turn();
    let done = act();
    if done == 0 {
        journal.note(kind, &[], &inside);
    }
    drop(turn);
    done
}

/// Renames a file. One that comes from outside of the folder, or leaves it, ends the program: that is not recorded yet.
///
/// # Safety
/// As in the C library.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn rename(from: *const c_char, to: *const c_char) -> c_int {
    // SAFETY: as the caller promises.
    let rename = || unsafe { libc::syscall(libc::SYS_renameat2, libc::AT_FDCWD, from, libc::AT_FDCWD, to, 0) as c_int };
    let Some(journal) = journal() else { return rename() };
    // SAFETY: as the caller promises.
    match unsafe { (journal.inside(from), journal.inside(to)) } {
        (Some(before), Some(after)) => {
            let turn = journal.turn();
            let renamed = rename();
            if renamed == 0 {
                journal.note(b'r', &[before.len() as u64], &[before, after].concat());
            }
            drop(turn);
            renamed
        }
        (None, None) => rename(),
        _ => std::process::abort(),
    }
}

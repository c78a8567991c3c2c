//! The 512 bytes before each file of the archive.

/// The size of a header, and what contents are padded to.
pub(super) const BLOCK: u64 = 512;

/// The largest time or size that 11 octal digits hold, plus one.
pub(super) const OCTAL_LIMIT: u64 = 1 << 33;

/// The one header for a file with this name, size in bytes and time in seconds. Names have at most 99 bytes.
pub(super) fn header(name: &str, size: u64, time: u64) -> [u8; 512] {
    let mut block = [0; 512];
    let mut put = |at: usize, text: &str| block[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, &name[..name.len().min(99)]);
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, &format!("{:011o}", size % OCTAL_LIMIT));
    put(136, &format!("{:011o}", time % OCTAL_LIMIT));
    // The sum is taken with spaces in its own place.
    put(148, "        ");
    put(156, "0");
    let sum: u32 = block.iter().map(|b| u32::from(*b)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    block
}

/// The name and size that a header gives. Whether the header is right shows by making it again.
pub(super) fn read_header(block: &[u8; 512]) -> Option<(&str, u64)> {
    let name = &block[..block[..100].iter().position(|b| *b == 0)?];
    let name = std::str::from_utf8(name).ok().filter(|n| !n.is_empty())?;
    let digits = &block[124..135];
    if !digits.iter().all(|b| (b'0'..=b'7').contains(b)) {
        return None;
    }
    let size = digits.iter().fold(0u64, |v, d| v << 3 | u64::from(d - b'0'));
    Some((name, size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_back_and_its_sum_is_that_of_tar() {
        let block = header("BELENIOS", 36, 1_795_317_644);
        assert_eq!(read_header(&block), Some(("BELENIOS", 36)));
        assert_eq!(&block[124..136], b"00000000044\0");
        assert_eq!(&block[136..148], b"15300457614\0");
        assert_eq!(&block[148..156], b"005713\0 ");
    }
}

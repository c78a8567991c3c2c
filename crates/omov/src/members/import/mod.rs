//! Bringing a list of people in: from a spreadsheet, or from the program that kept the roll before.

mod columns;
mod days;
mod read;

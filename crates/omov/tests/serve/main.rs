//! `omov serve`, `backup`, `restore` and `doctor` as a host uses them: the program itself, over the network.

mod browser;
mod copies;
mod doctor;
mod full;
mod house;
mod logs;
mod refusals;
mod start;
mod stop;
mod tls;

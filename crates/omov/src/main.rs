//! temporary driver
fn main() {
    println!("omov");
}

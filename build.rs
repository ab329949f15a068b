//! The gazetteers are compiled into the binary; a changed list means a new build.
fn main() {
    println!("cargo:rerun-if-changed=gazetteers");
}

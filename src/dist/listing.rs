//! This node and the others as crash dumps list them, and `erlang:system_info(dist)`.
use super::{Kind, is_alive, peers};
use crate::term::{Term, node, print};
use std::fmt::Write;

/// Sections in the form of OTP's crash dumps.
pub fn listing() -> String {
    let text = |term: Term| String::from_utf8_lossy(&print::raw(term, None)).into_owned();
    let mut out = format!("=node:{}\n", text(node::name()));
    if !is_alive() {
        out.push_str("=no_distribution\n");
        return out;
    }
    let mut all = peers();
    all.retain(|peer| peer.name != node::this().name);
    all.sort_by_key(|peer| peer.name.index());
    for peer in all {
        let (kind, _) = peer.kind();
        let section = match kind {
            Kind::Visible => "visible_node",
            Kind::Hidden => "hidden_node",
            Kind::Known => "not_connected",
        };
        // Names' numbers are channels' too, as in pids that are printed.
        let number = peer.name.index();
        let _ = write!(
            out,
            "={section}:{number}\nName: {}\n",
            text(peer.name.term())
        );
        if let Some(controller) = peer.current_controller() {
            let _ = writeln!(out, "Controller: {}", text(controller));
        }
    }
    out
}

//! A socket that is a connection with another node: what is to be sent is fetched from that node's queue, what comes is given to
//! the distribution.
use super::Socket;
use crate::dist::Channel;
use crate::packet;
use crate::port::driver::Host;
use crate::term::am;

/// Bytes that are fetched before the system has taken those that were.
const FETCHED: usize = 128 << 10;

impl Socket {
    /// Fetches what is to be sent, as long as not much waits here.
    pub(super) fn fetch_output(&mut self, host: &mut Host) {
        let Some(channel) = host.channel else {
            return;
        };
        while self.output.queued() < FETCHED
            && let Some(frame) = channel.next()
        {
            let length = frame.size();
            let header = self.options.header_of(length);
            self.statistics.sent.add(header.len() + length);
            *host.bytes_out += length as u64;
            self.output.add(header, 0);
            for (part, from) in frame.0 {
                self.output.add(part, from);
            }
        }
    }
    /// A packet has come over the connection.
    pub(super) fn received_by(&mut self, channel: Channel, host: &mut Host, packet: &[u8]) {
        let body = packet::body(self.kind(), packet);
        if channel.receive(host.port.term, &packet[body]).is_err() {
            self.close_descriptor();
            return host.fail(am::KILLED);
        }
        // What that made this node send.
        if channel.has_output() && self.write(host) {
            self.go_on_later(host);
        }
    }
}

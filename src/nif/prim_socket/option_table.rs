//! The options of sockets: their names, their numbers, the form of their values.
use libc::c_int;

/// How the value of an option is given, and told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Bool,
    Int,
    /// `#{onoff := boolean(), linger := Seconds}`, or `abort`.
    Linger,
    /// A text, for which there is so much room, the 0 at its end counted.
    Text {
        given: usize,
        told: usize,
    },
    Domain,
    Kind,
    Protocol,
    TypeOfService,
    /// What is done to find the largest packet that gets through, of IPv4 and IPv6.
    PathMtu,
    /// An address of IPv4.
    Interface4,
    Membership4,
    Membership6,
    Source4,
    Filter4,
    /// A number of hops; -1 is `default`.
    Hops,
    /// The family that the socket becomes.
    Family,
    /// Control messages.
    Control,
}

/// What can be done with an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Both,
    Get,
    Set,
}

pub struct Opt {
    pub name: &'static str,
    pub number: c_int,
    pub form: Form,
    pub access: Access,
    /// The first OTP that has it.
    pub since: u32,
}

/// The options of one protocol.
pub struct Level {
    pub name: &'static str,
    pub number: c_int,
    pub options: &'static [Opt],
    /// Options that OTP knows, and that are not there.
    pub absent: &'static [&'static str],
}

const fn opt(name: &'static str, number: c_int, form: Form) -> Opt {
    Opt {
        name,
        number,
        form,
        access: Access::Both,
        since: 0,
    }
}

const fn get(name: &'static str, number: c_int, form: Form) -> Opt {
    Opt {
        access: Access::Get,
        ..opt(name, number, form)
    }
}

const fn set(name: &'static str, number: c_int, form: Form) -> Opt {
    Opt {
        access: Access::Set,
        ..opt(name, number, form)
    }
}

const fn since(since: u32, opt: Opt) -> Opt {
    Opt { since, ..opt }
}

/// The name of a network interface.
const DEVICE: Form = Form::Text {
    given: libc::IFNAMSIZ,
    told: libc::IFNAMSIZ + 1,
};
/// The name of an algorithm of TCP (`TCP_CA_NAME_MAX`).
const ALGORITHM: Form = Form::Text {
    given: 17,
    told: 17,
};

use Form::*;

#[rustfmt::skip]
static SOCKET: &[Opt] = &[
    get("acceptconn", libc::SO_ACCEPTCONN, Bool),
    opt("bindtodevice", libc::SO_BINDTODEVICE, DEVICE),
    opt("broadcast", libc::SO_BROADCAST, Bool),
    opt("debug", libc::SO_DEBUG, Int),
    get("domain", libc::SO_DOMAIN, Domain),
    opt("dontroute", libc::SO_DONTROUTE, Bool),
    opt("keepalive", libc::SO_KEEPALIVE, Bool),
    opt("linger", libc::SO_LINGER, Linger),
    opt("oobinline", libc::SO_OOBINLINE, Bool),
    opt("passcred", libc::SO_PASSCRED, Bool),
    opt("peek_off", libc::SO_PEEK_OFF, Int),
    opt("priority", libc::SO_PRIORITY, Int),
    get("protocol", libc::SO_PROTOCOL, Protocol),
    opt("rcvbuf", libc::SO_RCVBUF, Int),
    opt("rcvlowat", libc::SO_RCVLOWAT, Int),
    opt("reuseaddr", libc::SO_REUSEADDR, Bool),
    opt("reuseport", libc::SO_REUSEPORT, Bool),
    opt("sndbuf", libc::SO_SNDBUF, Int),
    opt("sndlowat", libc::SO_SNDLOWAT, Int),
    opt("timestamp", libc::SO_TIMESTAMP, Bool),
    since(29, opt("timestampns", libc::SO_TIMESTAMPNS, Bool)),
    get("type", libc::SO_TYPE, Kind),
];

#[rustfmt::skip]
static IP: &[Opt] = &[
    set("add_membership", libc::IP_ADD_MEMBERSHIP, Membership4),
    set("add_source_membership", libc::IP_ADD_SOURCE_MEMBERSHIP, Source4),
    set("block_source", libc::IP_BLOCK_SOURCE, Source4),
    set("drop_membership", libc::IP_DROP_MEMBERSHIP, Membership4),
    set("drop_source_membership", libc::IP_DROP_SOURCE_MEMBERSHIP, Source4),
    opt("freebind", libc::IP_FREEBIND, Bool),
    opt("hdrincl", libc::IP_HDRINCL, Bool),
    opt("minttl", libc::IP_MINTTL, Int),
    set("msfilter", libc::IP_MSFILTER, Filter4),
    get("mtu", libc::IP_MTU, Int),
    opt("mtu_discover", libc::IP_MTU_DISCOVER, PathMtu),
    opt("multicast_all", libc::IP_MULTICAST_ALL, Bool),
    opt("multicast_if", libc::IP_MULTICAST_IF, Interface4),
    opt("multicast_loop", libc::IP_MULTICAST_LOOP, Bool),
    opt("multicast_ttl", libc::IP_MULTICAST_TTL, Int),
    opt("nodefrag", libc::IP_NODEFRAG, Bool),
    opt("pktinfo", libc::IP_PKTINFO, Bool),
    get("pktoptions", libc::IP_PKTOPTIONS, Control),
    opt("recverr", libc::IP_RECVERR, Bool),
    opt("recvopts", libc::IP_RECVOPTS, Bool),
    opt("recvorigdstaddr", libc::IP_RECVORIGDSTADDR, Bool),
    opt("recvtos", libc::IP_RECVTOS, Bool),
    opt("recvttl", libc::IP_RECVTTL, Bool),
    opt("retopts", libc::IP_RETOPTS, Bool),
    opt("router_alert", libc::IP_ROUTER_ALERT, Int),
    opt("tos", libc::IP_TOS, TypeOfService),
    opt("transparent", libc::IP_TRANSPARENT, Bool),
    opt("ttl", libc::IP_TTL, Int),
    set("unblock_source", libc::IP_UNBLOCK_SOURCE, Source4),
];

#[rustfmt::skip]
static IPV6: &[Opt] = &[
    set("add_membership", libc::IPV6_ADD_MEMBERSHIP, Membership6),
    set("addrform", libc::IPV6_ADDRFORM, Family),
    opt("authhdr", libc::IPV6_AUTHHDR, Bool),
    set("drop_membership", libc::IPV6_DROP_MEMBERSHIP, Membership6),
    opt("dstopts", libc::IPV6_DSTOPTS, Bool),
    opt("flowinfo", libc::IPV6_FLOWINFO, Bool),
    opt("hoplimit", libc::IPV6_HOPLIMIT, Bool),
    opt("hopopts", libc::IPV6_HOPOPTS, Bool),
    opt("mtu", libc::IPV6_MTU, Int),
    opt("mtu_discover", libc::IPV6_MTU_DISCOVER, PathMtu),
    opt("multicast_hops", libc::IPV6_MULTICAST_HOPS, Hops),
    opt("multicast_if", libc::IPV6_MULTICAST_IF, Int),
    opt("multicast_loop", libc::IPV6_MULTICAST_LOOP, Bool),
    opt("recverr", libc::IPV6_RECVERR, Bool),
    opt("recvhoplimit", libc::IPV6_RECVHOPLIMIT, Bool),
    opt("recvpktinfo", libc::IPV6_RECVPKTINFO, Bool),
    opt("recvtclass", libc::IPV6_RECVTCLASS, Bool),
    opt("router_alert", libc::IPV6_ROUTER_ALERT, Int),
    opt("rthdr", libc::IPV6_RTHDR, Bool),
    opt("tclass", libc::IPV6_TCLASS, Int),
    opt("unicast_hops", libc::IPV6_UNICAST_HOPS, Hops),
    opt("v6only", libc::IPV6_V6ONLY, Bool),
];

#[rustfmt::skip]
static TCP: &[Opt] = &[
    opt("congestion", libc::TCP_CONGESTION, ALGORITHM),
    opt("cork", libc::TCP_CORK, Bool),
    opt("keepcnt", libc::TCP_KEEPCNT, Int),
    opt("keepidle", libc::TCP_KEEPIDLE, Int),
    opt("keepintvl", libc::TCP_KEEPINTVL, Int),
    opt("maxseg", libc::TCP_MAXSEG, Int),
    opt("nodelay", libc::TCP_NODELAY, Bool),
    since(29, opt("user_timeout", libc::TCP_USER_TIMEOUT, Int)),
];

static UDP: &[Opt] = &[opt("cork", libc::UDP_CORK, Bool)];

#[rustfmt::skip]
pub static LEVELS: &[Level] = &[
    Level {
        name: "socket",
        number: libc::SOL_SOCKET,
        options: SOCKET,
        absent: &[
            "acceptfilter", "bsp_state", "busy_poll", "error", "exclusiveaddruse", "mark", "max_msg_size", "maxdg", "peercred",
            "rcvbufforce", "rcvtimeo", "rxq_ovfl", "setfib", "sndbufforce", "sndtimeo",
        ],
    },
    Level {
        name: "ip",
        number: libc::IPPROTO_IP,
        options: IP,
        absent: &["dontfrag", "options", "recvdstaddr", "recvif", "sendsrcaddr"],
    },
    Level {
        name: "ipv6",
        number: libc::IPPROTO_IPV6,
        options: IPV6,
        absent: &[
            "auth_level", "checksum", "esp_network_level", "esp_trans_level", "faith", "ipcomp_level", "join_group", "leave_group",
            "pktoptions", "portrange", "use_min_mtu",
        ],
    },
    Level {
        name: "udp",
        number: libc::IPPROTO_UDP,
        options: UDP,
        absent: &[],
    },
    Level {
        name: "tcp",
        number: libc::IPPROTO_TCP,
        options: TCP,
        absent: &["info", "md5sig", "noopt", "nopush", "syncnt", "user_timeout"],
    },
];

/// The option of that number.
pub fn find(level: c_int, number: c_int) -> Option<&'static Opt> {
    let level = LEVELS.iter().find(|one| one.number == level)?;
    level.options.iter().find(|opt| opt.number == number)
}

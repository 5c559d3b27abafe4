//! `dt_*`: tags for dynamic trace probes (DTrace, SystemTap). There are no probes, so they do what an OTP built without does.
use super::badarg;
use crate::term::am;

crate::bifs! {
    erlang {
        "dt_get_tag"/0 => |_, _| Ok(am::UNDEFINED),
        "dt_get_tag_data"/0 => |_, _| Ok(am::UNDEFINED),
        "dt_put_tag"/1 => |_, _| Ok(am::UNDEFINED),
        "dt_prepend_vm_tag_data"/1 => |_, a| Ok(a[0]),
        "dt_append_vm_tag_data"/1 => |_, a| Ok(a[0]),
        "dt_spread_tag"/1 => |_, a| if a[0].is_boolean() { Ok(am::TRUE) } else { badarg() },
        "dt_restore_tag"/1 => |_, a| if a[0] == am::TRUE { Ok(am::TRUE) } else { badarg() },
    }
}

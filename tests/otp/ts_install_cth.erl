%% The hook that OTP's suites name: OTP's own configures and makes the C programs of the suites' data. This one makes none, so
%% that cases with libraries of their own fail everywhere.
-module(ts_install_cth).
-export([id/1, init/2]).

id(_) -> ?MODULE.

init(_, Options) -> {ok, Options}.

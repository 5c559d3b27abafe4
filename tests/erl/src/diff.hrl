%% What every module of cases shares: short names for the driver's helpers. A module of cases exports
%% cases/0 and every case, a function of no arguments; a case never prints, and leaves no message behind.
-compile([export_all, nowarn_export_all, nowarn_unused_vars, nowarn_unused_function, nowarn_unused_record]).

%% An identity that no compiler sees through.
-define(ID(X), difftest:id(X)).
%% The value of an expression, or {Class, Reason, InnermostFrame}.
-define(T(E), difftest:t(fun() -> E end)).
%% The value of an expression, or {Class, Reason, Frames}.
-define(TT(E), difftest:tt(fun() -> E end)).
%% M:F of a list of arguments; of many such lists.
-define(B(M, F, Args), difftest:b(M, F, Args)).
-define(BS(M, F, Argss), difftest:bs(M, F, Argss)).

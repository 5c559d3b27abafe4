%% What the natives of prim_file, prim_buffer, zlib and os answer, printed: the same on every emulator. Works in the current
%% directory, which is empty.
-module(natives).
-export([main/0]).
-include_lib("kernel/include/file.hrl").

main() ->
    Tests = [fun files/0, fun positions/0, fun modes/0, fun directories/0, fun links/0, fun infos/0, fun lines/0,
             fun bad_arguments/0, fun owners/0, fun errors/0, fun buffers/0, fun compressed/0, fun streams/0, fun signals/0, fun drivers/0],
    [io:format("~p~n", [{erlang:fun_info(T, name), try T() catch C:R -> {C, R} end}]) || T <- Tests],
    halt().

files() ->
    [file:write_file("a", "hello\nworld\n"), file:read_file("a"), file:read_file("nosuch"), file:read_file("."),
     file:write_file("a", ["more", <<"text">>, [[$x]]], [append]), file:read_file("a"),
     file:copy("a", "b"), file:read_file("b"), file:rename("b", "c"), file:rename("b", "c"), file:delete("c"),
     file:delete("c"), file:write_file("empty", <<>>), file:read_file("empty"), file:write_file("none/x", "y")].

positions() ->
    {ok, F} = file:open("p", [read, write, raw, binary]),
    R = [file:write(F, <<"0123456789">>), file:position(F, 3), file:read(F, 2), file:position(F, {cur, -1}),
         file:position(F, cur), file:read(F, 100), file:read(F, 1), file:position(F, {eof, -2}), file:truncate(F),
         file:position(F, eof), file:pread(F, 2, 3), file:pread(F, 100, 3), file:pread(F, [{0, 1}, {5, 2}, {90, 1}]),
         file:pwrite(F, 4, <<"xy">>), file:pwrite(F, [{0, "A"}, {1, "B"}]), file:position(F, bof), file:read(F, 20),
         file:position(F, -1), file:position(F, {bof, -7}), file:sync(F), file:datasync(F), file:advise(F, 0, 0, normal),
         file:advise(F, 0, 0, strange), file:allocate(F, 0, 20), file:position(F, eof), file:read(F, 0),
         file:read(F, 1 bsl 70), file:close(F), file:close(F), file:read(F, 1)],
    {ok, G} = file:open("q", [read, write, raw, binary]),
    ok = file:write(G, <<3:32, 10:32, "..abcdef">>),
    P = [prim_file:ipread_s32bu_p32bu(G, 0, 100), prim_file:ipread_s32bu_p32bu(G, 0, 2),
         prim_file:ipread_s32bu_p32bu(G, 5, 100), prim_file:ipread_s32bu_p32bu(G, -1, 1)],
    file:close(G),
    R ++ P.

modes() ->
    file:write_file("m", "abc"),
    Open = fun(Modes) ->
        case file:open("m", [raw, binary | Modes]) of
            {ok, F} ->
                A = {file:write(F, "Z"), file:position(F, bof), file:read(F, 10)},
                file:close(F),
                {A, file:read_file("m")};
            Error -> Error
        end
    end,
    Rs = [{Ms, Open(Ms)} || Ms <- [[read], [append], [read, write], [exclusive], [read, append], [write], [directory], [sync, write]]],
    Rs ++ [file:open("d/none", [write, raw]), file:open(".", [read, raw]), file:open("new", [exclusive, raw]) =/= x,
           file:open("new", [exclusive, raw]),
           begin {ok, D} = file:open(".", [read, raw, directory]), E = file:read(D, 1), file:close(D), E end].

directories() ->
    [file:make_dir("d"), file:make_dir("d"), file:make_dir("d/e"), file:del_dir("d"), file:write_file("d/f", "1"),
     lists:sort(element(2, file:list_dir("d"))), file:list_dir("nosuch"), file:list_dir("a"), file:del_dir("d/f"),
     file:delete("d/e"), file:del_dir("d/e"), file:set_cwd("d"), filename:basename(element(2, file:get_cwd())),
     file:read_file("f"), file:set_cwd("f"), file:set_cwd(".."), file:rename("d", "g"), file:list_dir("g"),
     file:rename("a", "g"), file:make_dir("h"), file:rename("h", "g"), file:make_dir(<<"bin", 16#c3, 16#a4>>),
     file:list_dir("bin\x{e4}"), file:get_cwd("c:")].

links() ->
    [file:make_symlink("a", "s"), file:make_symlink("a", "s"), file:read_link("s"), file:read_link("a"),
     file:read_link("nosuch"), file:make_link("a", "hard"), file:make_link("nosuch", "x"), file:read_file("hard"),
     element(3, element(2, file:read_link_info("s"))), element(3, element(2, file:read_file_info("s"))),
     file:make_symlink("loop", "loop"), file:read_file("loop"), file:delete("s"), file:altname("a")].

infos() ->
    file:write_file("i", "12345"),
    ok = file:change_mode("i", 8#640),
    ok = file:change_time("i", {{2001, 2, 3}, {4, 5, 6}}, {{2002, 3, 4}, {5, 6, 7}}),
    {ok, I} = file:read_file_info("i", [{time, universal}]),
    {ok, F} = file:open("i", [read, raw]),
    {ok, J} = file:read_file_info(F, [{time, posix}]),
    file:close(F),
    {ok, D} = file:read_file_info("."),
    {ok, Null} = file:read_file_info("/dev/null", [raw]),
    [I#file_info.size, I#file_info.type, I#file_info.access, I#file_info.mode, I#file_info.links,
     J#file_info.size, J#file_info.mtime, J#file_info.inode =:= I#file_info.inode,
     J#file_info.major_device =:= I#file_info.major_device, D#file_info.type, Null#file_info{ctime = 0, atime = 0, mtime = 0},
     file:read_file_info("nosuch"), file:read_link_info("nosuch"), file:change_owner("i", -1, -1),
     file:change_mode("nosuch", 0), file:write_file_info("i", #file_info{mode = 8#600}),
     (element(2, file:read_file_info("i")))#file_info.mode, file:change_time("nosuch", {{2001, 2, 3}, {4, 5, 6}})].

lines() ->
    file:write_file("l", ["one\r\ntwo\n", lists:duplicate(10000, $x), "\nlast"]),
    {ok, F} = file:open("l", [read, raw, binary, read_ahead]),
    Ls = [case file:read_line(F) of {ok, L} -> {byte_size(L), binary:first(L)}; E -> E end || _ <- lists:seq(1, 5)],
    file:close(F),
    {ok, D} = file:open("delayed", [write, raw, delayed_write, binary]),
    [ok = file:write(D, <<N:32>>) || N <- lists:seq(1, 1000)],
    ok = file:close(D),
    {ok, C} = file:open("z.gz", [write, compressed]),
    ok = file:write(C, lists:duplicate(1000, "compressed ")),
    ok = file:close(C),
    {ok, R} = file:open("z.gz", [read, compressed, binary]),
    {ok, Text} = file:read(R, 20000),
    file:close(R),
    {ok, Whole} = file:open("l", [read, binary]),
    IoLine = io:get_line(Whole, ""),
    file:close(Whole),
    {Ls, filelib:file_size("delayed"), byte_size(Text), erlang:crc32(Text), IoLine}.

bad_arguments() ->
    [catch_it(fun() -> prim_file:open("a\0b", [read]) end), catch_it(fun() -> file:open(1, [read]) end),
     catch_it(fun() -> prim_file:read_file(<<"a", 0, "b">>) end), catch_it(fun() -> file:read_file(["a" | b]) end),
     catch_it(fun() -> prim_file:list_dir(foo) end), catch_it(fun() -> file:change_mode("a", -1) end)].

owners() ->
    Self = self(),
    {Pid, Ref} = spawn_monitor(fun() ->
        {ok, F} = file:open("own", [write, raw]),
        ok = file:write(F, "x"),
        Self ! {file, F}
    end),
    F = receive {file, X} -> X end,
    receive {'DOWN', Ref, process, Pid, R} -> R end,
    [R, catch_it(fun() -> file:write(F, "y") end), file:read_file("own"), is_closed(20)].

%% The file whose owner has ended is closed soon.
is_closed(0) -> false;
is_closed(N) ->
    {ok, Numbers} = file:list_dir("/proc/self/fd"),
    Names = [file:read_link("/proc/self/fd/" ++ Number) || Number <- Numbers],
    case [Name || {ok, Name} <- Names, filename:basename(Name) =:= "own"] of
        [] -> true;
        _ -> timer:sleep(50), is_closed(N - 1)
    end.

errors() ->
    Long = lists:duplicate(300, $a),
    [file:read_file(Long), file:open("a/b", [read]), file:make_dir("a"), file:delete("g"), file:del_dir("/"),
     file:format_error(enoent)].

buffers() ->
    B = prim_buffer:new(),
    Big = binary:copy(<<"0123456789">>, 5000),
    [prim_buffer:write(B, [<<"ab">>, <<"c\n">>, Big]), prim_buffer:size(B), prim_buffer:find_byte_index(B, $\n),
     prim_buffer:find_byte_index(B, $!), prim_buffer:read(B, 3), prim_buffer:skip(B, 1), prim_buffer:size(B),
     erlang:md5(prim_buffer:read(B, 40000)), prim_buffer:read_iovec(B, 20), prim_buffer:wipe(B), prim_buffer:size(B),
     prim_buffer:try_lock(B), prim_buffer:try_lock(B), prim_buffer:unlock(B), catch_it(fun() -> prim_buffer:unlock(B) end),
     catch_it(fun() -> prim_buffer:read(B, 1) end)].

compressed() ->
    Data = [binary:copy(<<"some text ">>, 3000), [integer_to_list(N * N) || N <- lists:seq(1, 3000)]],
    Noise = << <<(erlang:phash2(N)):32>> || N <- lists:seq(1, 5000) >>,
    [{erlang:md5(zlib:compress(X)), erlang:md5(zlib:gzip(X)), erlang:md5(zlib:zip(X)),
      zlib:uncompress(zlib:compress(X)) =:= iolist_to_binary(X), zlib:gunzip(zlib:gzip(X)) =:= iolist_to_binary(X),
      zlib:unzip(zlib:zip(X)) =:= iolist_to_binary(X)} || X <- [Data, Noise, <<>>]]
    ++ [catch_it(fun() -> zlib:uncompress(<<"no such thing">>) end), catch_it(fun() -> zlib:gunzip(<<31, 139, 8>>) end)].

streams() ->
    Z = zlib:open(),
    ok = zlib:deflateInit(Z, best_compression, deflated, -15, 8, filtered),
    Dict = zlib:deflateSetDictionary(Z, <<"hello world">>),
    D1 = zlib:deflate(Z, <<"hello ">>, sync),
    Params = zlib:deflateParams(Z, best_speed, default),
    D2 = zlib:deflate(Z, <<"hello world hello world">>, finish),
    End = zlib:deflateEnd(Z),
    Again = catch_it(fun() -> zlib:deflateEnd(Z) end),
    ok = zlib:deflateInit(Z, default),
    Sum = zlib:deflateSetDictionary(Z, <<"dictionary">>),
    D3 = zlib:deflate(Z, <<"a dictionary is a dictionary">>, finish),
    ok = zlib:deflateReset(Z),
    ok = zlib:deflateEnd(Z),
    ok = zlib:inflateInit(Z),
    Need = catch_it(fun() -> zlib:inflate(Z, D3) end),
    ok = zlib:inflateEnd(Z) =:= ok orelse ok,
    zlib:close(Z),
    Y = zlib:open(),
    ok = zlib:inflateInit(Y, 15, cut),
    Cut = zlib:inflate(Y, [zlib:compress("first"), "rest"]),
    Got = zlib:inflateGetDictionary(Y),
    Other = spawn_monitor(fun() -> exit(catch_it(fun() -> zlib:inflate(Y, "x") end)) end),
    NotMine = receive {'DOWN', _, process, _, Reason} -> Reason end,
    zlib:close(Y),
    Closed = catch_it(fun() -> zlib:close(Y) end),
    {Dict, D1, Params, D2, End, Again, Sum, D3, Need, Cut, Got, is_tuple(Other), NotMine, Closed}.

signals() ->
    [os:set_signal(sigusr2, handle), os:set_signal(sigusr2, ignore), os:set_signal(sigusr2, default),
     catch_it(fun() -> os:set_signal(sigkill, handle) end), catch_it(fun() -> os:set_signal(sigusr1, maybe_so) end),
     element(1, os:type()), is_list(os:getpid())].

catch_it(F) ->
    try F() catch C:R -> {C, R} end.

drivers() ->
    Bad = [inconsistent, linked_in_driver, permanent, not_loaded, not_loaded_by_this_process, not_pending, already_loaded,
           bad_driver_name, foo, {open_error, -10}, {open_error, 3}, 17],
    Watch = fun(When) ->
        R = erl_ddll:monitor(driver, {"nosuch", When}),
        receive {'DOWN', R, A, B, C} -> {A, B, C} after 5000 -> none end
    end,
    Try = fun(F, As) -> try apply(erl_ddll, F, As) catch C:R -> {C, R} end end,
    [Try(load, ["/tmp", "nosuchdrv"]), Try(try_load, ["/tmp", nosuchdrv, []]), Try(try_load, [17, nosuchdrv, []]),
     Try(try_load, ["/tmp", "x", [foo]]), Try(unload, ["nosuch"]), Try(try_unload, ["nosuch", [{monitor, pending}]]),
     Try(try_unload, ["nosuch", [x]]), Try(info, ["nosuch", processes]), Watch(loaded), Watch(unloaded),
     Try(monitor, [driver, {"nosuch", foo}]), Try(demonitor, [make_ref()]), Try(demonitor, [x]),
     element(1, element(2, erlang:load_nif("/tmp/nosuch", 0))) | [Try(format_error, [E]) || E <- Bad]].

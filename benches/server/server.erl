%% A server under load on the loopback: an echo over TCP with many connections, inets' httpd, and a table of mnesia in memory, all
%% under one supervisor; and those that use them, in the same machine. Prints a line each period, and a summary.
-module(server).
-behaviour(supervisor).
-export([main/1, init/1]).
-export([start_echo/0, start_clients/2, start_http/1, start_browsers/1, start_table/0, start_users/1]).

-define(CONNECTIONS, 1000).
-define(CLIENTS, 20).
-define(BROWSERS, 8).
-define(USERS, 4).
-define(HOST, {127, 0, 0, 1}).
%% What is counted.
-define(ECHOES, 1).
-define(PAGES, 2).
-define(TRANSACTIONS, 3).
-define(ERRORS, 4).

%% Arguments: seconds, seconds of a period, a directory for files.
main([Seconds, Period, Directory]) ->
    ok = application:start(mnesia),
    {ok, _} = application:ensure_all_started(inets),
    Counts = counters:new(4, [write_concurrency]),
    persistent_term:put(?MODULE, Counts),
    Page = filename:join(Directory, "page.html"),
    ok = file:write_file(Page, binary:copy(<<"<p>A page.</p>\n">>, 300)),
    {ok, Pid} = supervisor:start_link({local, ?MODULE}, ?MODULE, Directory),
    unlink(Pid),
    Rows = periods(list_to_integer(Seconds), list_to_integer(Period), 0, count(), []),
    %% Memory is level if it is where it was after the first period, but for what mnesia notes.
    [{First, _} | _] = lists:reverse(Rows),
    [{Last, _} | _] = Rows,
    {Wall, Cpu} = {lists:sum([W || {_, {W, _}} <- Rows]), cpu()},
    [Echoes, Pages, Transactions, Errors] = count(),
    io:format("seconds ~.1f  cpu ~.1f  echoes/s ~b  pages/s ~b  transactions/s ~b  errors ~b  MB without decisions ~b -> ~b~n",
              [Wall, Cpu, round(Echoes / Wall), round(Pages / Wall), round(Transactions / Wall), Errors, First, Last]),
    halt(case Errors of 0 -> 0; _ -> 1 end).

periods(Left, _, _, _, Rows) when Left =< 0 -> Rows;
periods(Left, Period, N, Before, Rows) ->
    Start = erlang:monotonic_time(millisecond),
    timer:sleep(min(Left, Period) * 1000),
    Wall = (erlang:monotonic_time(millisecond) - Start) / 1000,
    Now = count(),
    [E, P, T, Errors] = lists:zipwith(fun(A, B) -> A - B end, Now, Before),
    {Resident, Decisions} = {memory(), decisions()},
    io:format("~4b  echoes/s ~8b  pages/s ~6b  transactions/s ~7b  errors ~b  MB ~b  of decisions ~b  processes ~b~n",
              [N, round(E / Wall), round(P / Wall), round(T / Wall), Errors, Resident, Decisions, erlang:system_info(process_count)]),
    periods(Left - Period, Period, N + 1, Now, [{Resident - Decisions, {Wall, E}} | Rows]).

count() -> [counters:get(persistent_term:get(?MODULE), I) || I <- [?ECHOES, ?PAGES, ?TRANSACTIONS, ?ERRORS]].
count(What) -> counters:add(persistent_term:get(?MODULE), What, 1).

%% Resident memory in MB.
memory() ->
    {ok, Status} = file:read_file("/proc/self/status"),
    {match, [KB]} = re:run(Status, "VmRSS:\\s+(\\d+)", [{capture, all_but_first, list}]),
    list_to_integer(KB) div 1024.

%% MB of the tables in which mnesia notes each transaction's outcome: it throws them away every few minutes, so that they grow with what
%% is done meanwhile, on any machine.
decisions() ->
    Words = [ets:info(T, memory) || T <- ets:all(), ets:info(T, name) =:= mnesia_transient_decision],
    lists:sum([W || W <- Words, is_integer(W)]) * 8 div (1024 * 1024).

%% Seconds of processor time, of the user and of the system.
cpu() ->
    {ok, Stat} = file:read_file("/proc/self/stat"),
    [_, Rest] = binary:split(Stat, <<") ">>),
    Fields = binary:split(Rest, <<" ">>, [global]),
    lists:sum([binary_to_integer(lists:nth(I, Fields)) || I <- [12, 13]]) / 100.

init(Directory) ->
    [Echo, Http] = [free_port(), free_port()],
    persistent_term:put(echo_port, Echo),
    Child = fun(Id, F, A) -> #{id => Id, start => {?MODULE, F, A}} end,
    {ok, {#{strategy => one_for_one, intensity => 0},
          [Child(echo, start_echo, []), Child(http, start_http, [{Http, Directory}]), Child(table, start_table, []),
           Child(clients, start_clients, [Echo, ?CONNECTIONS]), Child(browsers, start_browsers, [Http]), Child(users, start_users, [?USERS])]}}.

free_port() ->
    {ok, L} = gen_tcp:listen(0, [{ip, ?HOST}]),
    {ok, Port} = inet:port(L),
    gen_tcp:close(L),
    Port.

%% A child that works in processes of its own, linked with it.
child(Work) ->
    Parent = self(),
    Pid = spawn_link(fun() -> Work(fun() -> Parent ! {self(), ready} end), receive stop -> ok end end),
    receive {Pid, ready} -> {ok, Pid} after 30000 -> {error, timeout} end.

start_echo() ->
    Port = persistent_term:get(echo_port),
    child(fun(Ready) ->
              {ok, L} = gen_tcp:listen(Port, [binary, {ip, ?HOST}, {active, false}, {packet, 4}, {backlog, 1024}, {reuseaddr, true},
                                              {nodelay, true}]),
              [spawn_link(fun() -> accept(L) end) || _ <- lists:seq(1, 8)],
              Ready()
          end).

accept(L) ->
    {ok, S} = gen_tcp:accept(L),
    Pid = spawn(fun() -> receive go -> inet:setopts(S, [{active, once}]), echo(S) end end),
    ok = gen_tcp:controlling_process(S, Pid),
    Pid ! go,
    accept(L).

echo(S) ->
    receive
        {tcp, S, Data} ->
            ok = gen_tcp:send(S, Data),
            inet:setopts(S, [{active, once}]),
            echo(S);
        {tcp_closed, S} -> ok
    end.

%% Each client has some of the connections, and uses one after the other.
start_clients(Port, N) ->
    child(fun(Ready) ->
              [spawn_link(fun() ->
                              Connect = fun() -> gen_tcp:connect(?HOST, Port, [binary, {packet, 4}, {active, false}, {nodelay, true}], 10000) end,
                              client([begin {ok, S} = Connect(), S end || _ <- lists:seq(1, N div ?CLIENTS)], 0)
                          end) || _ <- lists:seq(1, ?CLIENTS)],
              Ready()
          end).

client(Sockets, N) ->
    Data = binary:copy(<<N:32>>, 32),
    [begin
         ok = gen_tcp:send(S, Data),
         case gen_tcp:recv(S, 0, 60000) of
             {ok, Data} -> count(?ECHOES);
             _ -> count(?ERRORS)
         end
     end || S <- Sockets],
    client(Sockets, N + 1).

start_http({Port, Directory}) ->
    inets:start(httpd, [{port, Port}, {bind_address, ?HOST}, {server_name, "server"}, {server_root, Directory},
                        {document_root, Directory}, {directory_index, ["page.html"]}]).

start_browsers(Port) ->
    Url = "http://127.0.0.1:" ++ integer_to_list(Port) ++ "/page.html",
    child(fun(Ready) -> [spawn_link(fun() -> browse(Url) end) || _ <- lists:seq(1, ?BROWSERS)], Ready() end).

browse(Url) ->
    %% Unless something is said of TLS, httpc decodes all certificates of the host, which takes a NIF library.
    Options = [{timeout, 60000}, {ssl, [{verify, verify_none}]}],
    case httpc:request(get, {Url, []}, Options, [{body_format, binary}]) of
        {ok, {{_, 200, _}, _, Body}} when byte_size(Body) =:= 4500 -> count(?PAGES);
        _ -> count(?ERRORS)
    end,
    browse(Url).

start_table() ->
    {atomic, ok} = mnesia:create_table(row, [{ram_copies, [node()]}, {attributes, [key, value]}]),
    child(fun(Ready) -> Ready() end).

start_users(N) ->
    child(fun(Ready) -> [spawn_link(fun() -> use(I) end) || I <- lists:seq(1, N)], Ready() end).

use(I) ->
    Key = (I * 7919) rem 1000,
    Change = fun() ->
                 Value = case mnesia:read(row, Key, write) of [{row, _, V}] -> V; [] -> 0 end,
                 mnesia:write({row, Key, Value + 1})
             end,
    case mnesia:transaction(Change) of
        {atomic, ok} -> count(?TRANSACTIONS);
        _ -> count(?ERRORS)
    end,
    use(I + 1).

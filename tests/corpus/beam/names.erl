%% Atoms and files with unusual names, and code from several files.
-module(names).
-export(['Ünïcode ☃'/1, ''/0, 'with\nnewline'/0]).
-vsn("names 1").
-author({me, [1, 2.5, "text"]}).

'Ünïcode ☃'(X) -> {X, 'ça va', '日本'}.
-file("other/file.hrl", 70000).
''() -> '' + 1.
-file("naïve.hrl", 3).
'with\nnewline'() -> hd('with\nnewline').

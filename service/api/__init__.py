"""Everything that speaks HTTP: the application over an engine, and what it is served with.

| module | what it holds |
|---|---|
| `app`, `service`, `engine` | the application, what its routes share, what it needs of the engine |
| `routes`, `schemas`, `render` | the calls, the shapes of answers, making these of the engine's |
| `exchange`, `guard`, `paths` | what holds for every request: ids, headers, time, encoded paths |
| `access`, `keys`, `private_file` | who may do what |
| `problems`, `failures` | everything that goes wrong, as problem documents |
| `bodies`, `incoming`, `bulk`, `lines`, `orders`, `spool` | articles as they come in |
| `feed`, `streaming` | the change feed |
| `answers`, `pages`, `documented`, `openapi`, `describe` | answers and their documentation |
| `lanes`, `stopping`, `server`, `settings`, `logs`, `metrics` | how it runs |
"""

"""Everything that is handed out: the files of results and what the terminal shows.

| module | what it holds |
|---|---|
| `summary`, `results` | what a run hands over, and writing it |
| `tables`, `rows` | the columns of every file with their meaning, and the shapes as rows |
| `json_lines`, `parquet`, `staging` | the formats, and replacing all files at once |
| `overview`, `cluster_table` | the clusters of a finished run for the terminal |
| `comparison`, `reading_order`, `side_by_side` | two articles against each other |
| `encoder_table` | the encoders |
| `prose` | text of articles made safe for a terminal |
"""

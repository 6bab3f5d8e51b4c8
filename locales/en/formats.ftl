# Formats of security tools, and files of other programs.
export-format-parquet = Parquet
export-format-ecs = ECS
export-format-ocsf = OCSF
export-format-cef = CEF
export-format-parquet-hint = A table with types, packed within: for DuckDB, pandas, Spark and other programs that count. Details are a column of JSON.
export-format-ecs-hint = Elastic Common Schema 9.4.0, an event a line: for Elasticsearch, OpenSearch and Kibana. What it has no field for is under “pachca”.
export-format-ocsf-hint = Open Cybersecurity Schema Framework 1.5.0, an event a line: for Amazon Security Lake, Splunk and others. What it has no field for is under “unmapped”.
export-format-cef-hint = Common Event Format, a line of text for each event: for ArcSight, QRadar, MaxPatrol and others.

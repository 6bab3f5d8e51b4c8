# Formats of security tools, and files of other programs.
export-format-parquet = Parquet
export-format-ecs = ECS
export-format-ocsf = OCSF
export-format-cef = CEF
export-format-parquet-hint = A table with types, packed within: for DuckDB, pandas, Spark and other programs that count. Details are a column of JSON.
export-format-ecs-hint = Elastic Common Schema 9.4.0, an event a line: for Elasticsearch, OpenSearch and Kibana. What it has no field for is under “pachca”.
export-format-ocsf-hint = Open Cybersecurity Schema Framework 1.5.0, an event a line: for Amazon Security Lake, Splunk and others. What it has no field for is under “unmapped”.
export-format-cef-hint = Common Event Format, a line of text for each event: for ArcSight, QRadar, MaxPatrol and others.
import-failed-schema = This is a file in the words of security tools (ECS, OCSF or CEF), which is not read back. Open the events as JSON, NDJSON or CSV.
import-failed-newer = A later version of this page wrote this manifest, so it is not understood here. The file that it describes can be opened without it.
import-bad-newer = a manifest of a later version of this page
import-failed-parquet-packed = This is a Parquet file that was packed once more. Unpack it, and open what is in it.
import-failed-parquet = This Parquet file could not be read: { $message }
import-failed-parquet-cut = This Parquet file lacks its end, where it says what is in it: it was not copied completely.

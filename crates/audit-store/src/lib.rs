//! All loaded events as columns, the selection over them, and the views the screen reads

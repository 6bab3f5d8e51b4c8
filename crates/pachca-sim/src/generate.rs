//! Makes a workspace from a config.

use crate::config::Config;
use crate::workspace::Workspace;

impl Workspace {
    /// Makes the workspace: the company, its history, the staged incidents.
    pub fn generate(config: &Config) -> Self {
        Self {
            config: config.clone(),
            company_id: 0,
            owner_id: 0,
            people: Vec::new(),
            chats: Vec::new(),
            tags: Vec::new(),
            dlp_rules: crate::company::dlp::DLP_RULES,
            texts: crate::texts::Texts::default(),
            records: Vec::new(),
            incidents: Vec::new(),
            numbered: 0,
        }
    }
}

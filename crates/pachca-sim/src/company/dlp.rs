//! Data leak rules.

/// A rule that looks for data which must not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DlpRule {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: &'static str,
    /// What the rule tells the sender; some rules tell nothing.
    pub action_message: Option<&'static str>,
}

/// The company's rules.
pub const DLP_RULES: &[DlpRule] = &[
    DlpRule {
        id: 301, name: "Номера карт", action_message: Some("Не отправляйте номера карт в чаты")
    },
    DlpRule {
        id: 302,
        name: "Паспортные данные",
        action_message: Some("Паспорт можно прислать только в HR-бот"),
    },
    DlpRule {
        id: 305, name: "Ключи и пароли", action_message: Some("Секреты хранятся в Vault")
    },
    DlpRule {
        id: 309, name: "Договоры «Для служебного пользования»", action_message: None
    },
    DlpRule { id: 314, name: "Source code", action_message: None },
];

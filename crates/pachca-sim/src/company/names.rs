//! Names of people: Russian ones in the right gender, and some English ones.

use crate::rng::Rng;

/// A person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Given name.
    pub first: String,
    /// Family name, in the form of the person's gender.
    pub last: String,
}

const MEN: &str = "\
    Александр Алексей Андрей Антон Артём Борис Вадим Виктор Владимир Глеб Григорий Даниил Денис Дмитрий \
    Евгений Егор Иван Игорь Илья Кирилл Константин Лев Максим Марат Михаил Никита Николай Олег Павел \
    Пётр Роман Руслан Сергей Степан Тимур Фёдор Юрий Ярослав";

const WOMEN: &str = "\
    Александра Алина Алиса Анастасия Анна Валерия Варвара Вера Вероника Виктория Галина Дарья Диана Ева \
    Евгения Екатерина Елена Жанна Зоя Ирина Карина Кира Ксения Лариса Любовь Маргарита Марина Мария \
    Надежда Наталья Ольга Полина Регина Светлана София Татьяна Ульяна Юлия Яна";

/// Men's forms; [`womens_form`] makes the other.
const FAMILIES: &str = "\
    Абрамов Агафонов Алиев Баранов Белов Белоусов Беляев Богданов Большаков Борисов Быков Васильев \
    Виноградов Власов Волков Воробьёв Галиев Голубев Горбунов Григорьев Гусев Давыдов Данилов Дмитриев \
    Егоров Ершов Жуков Зайцев Захаров Зуев Иванов Ильин Исаев Казаков Калинин Карпов Киселёв Ковалёв \
    Козлов Комаров Коновалов Королёв Крылов Кудрявцев Кузнецов Кузьмин Лазарев Лебедев Логинов Макаров \
    Максимов Марков Мартынов Медведев Мельников Миронов Михайлов Морозов Назаров Никитин Новиков Орлов \
    Осипов Павлов Панов Пестов Петров Поляков Попов Прохоров Романов Рябов Савельев Семёнов Сергеев \
    Сидоров Смирнов Соболев Соколов Соловьёв Сомов Сорокин Степанов Тарасов Тимофеев Титов Уваров \
    Фёдоров Филиппов Фомин Фролов Хабибуллин Царёв Чернов Широков Шубин Щербаков Юдин Яковлев Вяземский \
    Достоевский Каменский Островский Покровский Преображенский Толстой Черкасский Ким Ли Шевченко \
    Бондаренко Мороз Гринберг Черных Долгих";

const ENGLISH: &[(&str, &str)] = &[
    ("James", "Carter"),
    ("Emily", "Watson"),
    ("Oliver", "Reed"),
    ("Sophie", "Turner"),
    ("Daniel", "O'Brien"),
    ("Grace", "Miller"),
    ("Marco", "Rossi"),
    ("Anna", "Kowalska"),
    ("Thomas", "Müller"),
    ("Lucía", "Fernández"),
    ("Aiko", "Tanaka"),
    ("Priya", "Sharma"),
    ("Jean-Luc", "Moreau"),
    ("Noah", "Bennett"),
    ("Zoë", "Clarke"),
];

/// Draws a name; some one in twenty-five is foreign.
pub fn draw(rng: &mut Rng) -> Name {
    if rng.chance(400) {
        let (first, last) = rng.pick(ENGLISH).copied().unwrap_or_default();
        return Name { first: first.to_owned(), last: last.to_owned() };
    }
    let family = one_of(rng, FAMILIES);
    if rng.chance(4_800) {
        Name { first: one_of(rng, WOMEN).to_owned(), last: womens_form(family) }
    } else {
        Name { first: one_of(rng, MEN).to_owned(), last: family.to_owned() }
    }
}

fn one_of<'a>(rng: &mut Rng, names: &'a str) -> &'a str {
    rng.word(&names.split(' ').collect::<Vec<_>>())
}

/// The family name as a woman bears it; names of other origin stay as they are.
fn womens_form(family: &str) -> String {
    if let Some(stem) = family.strip_suffix("ий").or_else(|| family.strip_suffix("ой")) {
        return format!("{stem}ая");
    }
    if ["ов", "ев", "ёв", "ин"].iter().any(|ending| family.ends_with(ending)) {
        return format!("{family}а");
    }
    family.to_owned()
}

/// A text in Latin letters and digits, as nicknames and mail addresses are written.
pub fn latin(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(latin_letter).collect()
}

fn latin_letter(letter: char) -> &'static str {
    const LATIN: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if let Some(at) = LATIN.find(letter) {
        return &LATIN[at..=at];
    }
    match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' | 'é' | 'ë' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' | 'ы' | 'í' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "sch",
        'ю' => "yu",
        'я' => "ya",
        'á' => "a",
        'ü' => "u",
        ' ' | '-' => "_",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names_follow_the_gender() {
        let forms: Vec<_> =
            ["Белов", "Ильин", "Киселёв", "Вяземский", "Толстой", "Ким", "Шевченко", "Черных"]
                .map(womens_form)
                .into();
        assert_eq!(
            forms,
            ["Белова", "Ильина", "Киселёва", "Вяземская", "Толстая", "Ким", "Шевченко", "Черных"]
        );
    }

    #[test]
    fn nicknames_are_plain_latin() {
        assert_eq!(latin("Щербакова Ёлка-2 O'Brien"), "scherbakova_elka_2_obrien");
        let mut rng = Rng::new(3, 3);
        for _ in 0..2_000 {
            let name = draw(&mut rng);
            assert!(latin(&name.first).len() >= 2 && latin(&name.last).len() >= 2, "{name:?}");
        }
    }
}

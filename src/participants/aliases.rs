//! Aliases: which mentions name the same participant.

use crate::lexicon::{self, Classes};
use crate::text::Text;
use std::collections::HashMap;
use std::ops::Range;

/// How well a given name alone fits: it stands for somebody only behind the full name.
const GIVEN: u8 = 2;

/// The longest beginning of a name that may stand for it, in parts.
const LONGEST: usize = 12;

/// The parts of a name in the form in which they are compared: without article and clitics, عبد joined to its
/// complement, links such as بن left out.
pub type Parts = Vec<String>;

/// The parts of the name in `tokens`, whose first token is to be read as `first`.
pub fn parts(text: &Text, tokens: Range<usize>, first: &str) -> Parts {
    let mut parts: Parts = Vec::new();
    let mut joins = false;
    for at in tokens.clone().filter(|&at| text.tokens[at].is_word()) {
        let norm = if at == tokens.start { first } else { text.norm(at) };
        if matches!(norm, "عبد" | "ابو" | "ابا" | "ابي") {
            parts.push(if norm == "عبد" { "عبد" } else { "ابو" }.to_owned());
            joins = true;
        } else if joins {
            let last = parts.last_mut().expect("a part was just pushed");
            last.push_str(norm);
            joins = false;
        } else if !lexicon::exact(norm).any(Classes::LINK) || tokens.len() == 1 {
            let bare = norm.strip_prefix("ال").or_else(|| norm.strip_prefix("لل"));
            parts.push(bare.filter(|rest| rest.len() >= 4).unwrap_or(norm).to_owned());
        }
    }
    parts
}

/// Groups the names of persons: the result gives for each name the index of its group, groups in order of appearance.
///
/// A longer name takes in a shorter one that skips some of its parts ("خوري", "محمد بن سلمان"); two full names with
/// one surname stay two. A single part that several names hold goes to the one that was named last before it.
pub fn group_people(names: &[Parts]) -> Vec<usize> {
    let mut groups: Vec<Group> = Vec::new();
    let mut member = vec![usize::MAX; names.len()];
    // Which groups hold a part, so that a name is compared with few of them.
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(names[at].len()), at));
    for at in order {
        let name = &names[at];
        let Some(rarest) = name.iter().min_by_key(|part| holders.get(part.as_str()).map_or(0, Vec::len)) else {
            continue;
        };
        let candidates = holders.get(rarest.as_str()).map_or(&[][..], |all| &all[all.len().saturating_sub(16)..]);
        let best = candidates
            .iter()
            .filter_map(|&group| Some((fit(name, groups[group].name)?, groups[group].nearness(at), group)))
            .filter(|&(fit, nearness, _)| fit > GIVEN || nearness >= 0)
            .max_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)).then(b.2.cmp(&a.2)));
        match best {
            Some((_, _, group)) => {
                member[at] = group;
                groups[group].members.push(at);
            }
            None => {
                member[at] = groups.len();
                for part in name {
                    let all = holders.entry(part).or_default();
                    if all.last() != Some(&groups.len()) {
                        all.push(groups.len());
                    }
                }
                groups.push(Group { name, members: vec![at] });
            }
        }
    }
    in_order_of_appearance(member)
}

/// Groups the names of organizations by equality of their parts, or where one is the end or the beginning of the
/// other behind its head noun ("منظمة العفو الدولية", "العفو الدولية"), leaves out what stands between the head and the
/// last part ("مجموعة سعد النجار", "مجموعة النجار"), or leaves out where a name of its own belongs ("ميلان الإيطالي").
pub fn group_organizations(names: &[Parts]) -> Vec<usize> {
    let mut member = vec![usize::MAX; names.len()];
    let mut forms: HashMap<Vec<&str>, usize> = HashMap::new();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(names[at].len()), at));
    let mut groups = 0;
    for at in order {
        let name: Vec<&str> = names[at].iter().map(String::as_str).collect();
        let group = *forms.entry(name.clone()).or_insert_with(|| {
            groups += 1;
            groups - 1
        });
        member[at] = group;
        let headed = name.first().is_some_and(|head| lexicon::exact(head).any(Classes::ORGANIZATION));
        if headed && name.len() > 1 {
            forms.entry(name[1..].to_vec()).or_insert(group);
            for end in 2..name.len().min(LONGEST) {
                forms.entry(name[..end].to_vec()).or_insert(group);
                forms.entry(name[1..end].to_vec()).or_insert(group);
            }
            if name.len() > 2 {
                forms.entry(vec![name[0], name[name.len() - 1]]).or_insert(group);
            }
        } else if name.len() == 2 && name[1].ends_with(['ي', 'ه']) {
            forms.entry(name[..1].to_vec()).or_insert(group);
        }
    }
    in_order_of_appearance(member)
}

struct Group<'n> {
    name: &'n Parts,
    /// Indices of names, in the order in which they joined.
    members: Vec<usize>,
}

impl Group<'_> {
    /// Higher for a group that was named more recently before name `at`.
    fn nearness(&self, at: usize) -> isize {
        let before = self.members.iter().rev().take(16).filter(|&&member| member <= at).max();
        before.map_or(-1 - self.members[0] as isize, |&member| member as isize)
    }
}

/// How well `short` names whoever `full` names: none where it does not, more for the surname than for a given name.
fn fit(short: &[String], full: &[String]) -> Option<u8> {
    if let [part] = short {
        let at = full.iter().position(|other| other == part)?;
        return Some(match at {
            _ if full.len() == 1 => 4,
            at if at + 1 == full.len() => 3,
            0 => GIVEN,
            _ => 1,
        });
    }
    let mut rest = full.iter();
    let inside = short.iter().all(|part| rest.any(|other| other == part));
    inside.then_some(if short.first() == full.first() { 4 } else { 3 })
}

/// Numbers the groups by their first member.
fn in_order_of_appearance(member: Vec<usize>) -> Vec<usize> {
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    let mut order = Vec::with_capacity(member.len());
    for group in member {
        let next = numbers.len();
        order.push(*numbers.entry(group).or_insert(next));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(group: fn(&[Parts]) -> Vec<usize>, names: &[&str]) -> Vec<usize> {
        let parts: Vec<Parts> = names
            .iter()
            .map(|name| {
                let text = Text::new(name);
                let first = text.norm(0).to_owned();
                super::parts(&text, 0..text.tokens.len(), &first)
            })
            .collect();
        group(&parts)
    }

    #[test]
    fn people() {
        for (names, expected) in [
            (&["سعاد الهاشمي", "الهاشمي", "سعاد الهاشمي"][..], &[0, 0, 0][..]),
            (&["الهاشمي", "سعاد الهاشمي"], &[0, 0]),
            (&["عبد الله النجار", "عبدالله النجار"], &[0, 0]),
            (&["علي الأسمر", "حسن الأسمر"], &[0, 1]),
            (&["علي الأسمر", "حسن الأسمر", "الأسمر"], &[0, 1, 1]),
            (&["خالد بن وليد بن سعد", "خالد بن وليد"], &[0, 0]),
            (&["أحمد أبو زيد", "أبو زيد"], &[0, 0]),
            (&["أحمد إبراهيم", "احمد ابراهيم"], &[0, 0]),
            (&["مارتن لوثر كينغ", "كينغ", "مارتن كينغ"], &[0, 0, 0]),
            (&["سالم", "ناصر"], &[0, 1]),
            (&["سالم", "سالم الأسمر"], &[0, 1]),
            (&["سالم الأسمر", "سالم"], &[0, 0]),
            // Spelling.
            (&["عبد الرحمن الراشد", "عبدالرحمن الراشد", "الراشد"], &[0, 0, 0]),
            (&["إسراء العلي", "اسراء العلي"], &[0, 0]),
            (&["هدى الكعبي", "هدي الكعبي"], &[0, 0]),
            (&["فاطمة الزهراء", "فاطمه الزهراء"], &[0, 0]),
            (&["ٱحمد", "أحمد"], &[0, 0]),
            (&["مُحَمَّد الهاشمي", "محمد الهاشمي"], &[0, 0]),
            (&["أبوبكر سعد", "أبو بكر سعد"], &[0, 0]),
            // Kunyas and links.
            (&["ياسر أبو شقرة", "أبا شقرة"], &[0, 0]),
            (&["محمد بن زايد آل نهيان", "محمد بن زايد", "بن زايد"], &[0, 0, 0]),
            (&["فهد بن سعد", "فهد سعد"], &[0, 0]),
            (&["زين العابدين بن علي", "بن علي"], &[0, 0]),
            // Surnames, with and without the article.
            (&["مصطفى الكاظمي", "كاظمي"], &[0, 0]),
            (&["نبيه بري", "بري", "نجيب ميقاتي", "ميقاتي"], &[0, 0, 1, 1]),
            (&["جبران باسيل", "باسيل", "سامي الجميل", "الجميل"], &[0, 0, 1, 1]),
            (&["عثمان ميرغني", "ميرغني عثمان"], &[0, 1]),
            (&["حميدتي", "محمد حمدان دقلو", "دقلو"], &[0, 1, 1]),
            // Several of one family.
            (&["رفيق الحداد", "سعد الحداد", "رفيق", "الحداد"], &[0, 1, 0, 0]),
            (&["بشار الأسمر", "ماهر الأسمر", "بشار الأسمر", "الأسمر"], &[0, 1, 0, 0]),
            (&["علي", "علي حسن", "علي سعد"], &[0, 1, 2]),
            // Names of other languages.
            (&["أنغيلا ميركل", "ميركل", "المستشارة"], &[0, 0, 1]),
            (&["فلاديمير بوتين", "بوتين", "ديمتري بيسكوف", "بيسكوف"], &[0, 0, 1, 1]),
            (&["كريستيانو رونالدو", "رونالدو", "كريستيانو"], &[0, 0, 0]),
            (&["جورج دبليو بوش", "بوش", "جورج بوش"], &[0, 0, 0]),
            (&["شي جين بينغ", "شي"], &[0, 0]),
        ] {
            assert_eq!(grouped(group_people, names), expected, "{names:?}");
        }
    }

    #[test]
    fn organizations() {
        for (names, expected) in [
            (&["منظمة العفو الدولية", "العفو الدولية"][..], &[0, 0][..]),
            (&["وزارة العمل", "وزارة الصحة"], &[0, 1]),
            (&["شركة الأفق", "الأفق", "شركة الأفق"], &[0, 0, 0]),
            (&["هيئة تطوير الموانئ البحرية", "هيئة تطوير الموانئ"], &[0, 0]),
            (&["نادي الوحدة", "الوحدة", "نادي الأهلي", "الأهلي"], &[0, 0, 1, 1]),
            (&["حركة النهضة", "النهضة", "حزب نداء تونس", "نداء تونس"], &[0, 0, 1, 1]),
            (&["جامعة القاهرة", "جامعة الأزهر"], &[0, 1]),
            (&["بنك السودان المركزي", "بنك السودان"], &[0, 0]),
            (&["وزارة الصحة", "وزاره الصحه"], &[0, 0]),
            (&["الاتحاد الأوروبي", "الإتحاد الأوروبي"], &[0, 0]),
            (&["مجلس الأمن", "مجلس النواب", "مجلس"], &[0, 1, 2]),
            // The head and the last part, the name in the middle, a name without its nationality.
            (&["مجموعة سعد النجار", "مجموعة النجار"], &[0, 0]),
            (&["صحيفة النهار اللبنانية", "النهار"], &[0, 0]),
            (&["أرامكو السعودية", "أرامكو"], &[0, 0]),
            (&["الاتحاد السعودي", "الاتحاد"], &[0, 1]),
        ] {
            assert_eq!(grouped(group_organizations, names), expected, "{names:?}");
        }
    }
}

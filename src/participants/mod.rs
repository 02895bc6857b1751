//! Participants: who is in the article, in which role, under which names; and the places.
//!
//! [`entities`] finds the names; [`mention`] trims each to the name itself; [`roles`] reads the offices around it;
//! [`aliases`] tells which names mean the same participant; [`status`] who acts and who is left out.

mod aliases;
pub mod entities;
mod mention;
pub mod noun_phrase;
mod roles;
mod status;

pub use mention::Mention;

use crate::analysis::{ParticipantKind, Span, Status};
use crate::lexicon::{self, Classes};
use crate::structure::{BlockKind, Structure};
use crate::text::{Text, normalize};
use entities::{Entity, EntityKind, gazetteer};
use noun_phrase::{NounPhrases, Reading};
use roles::Setting;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The confidence of an entity that is clear from the text alone, about 20 to 1.
const CLEAR: u16 = 48;

/// Organizations of less salience are named in passing: once, late, and doing nothing.
const PASSING: f64 = 0.235;

/// A person or organization with all places where it is named.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    /// The fullest form of the name.
    pub name: Span,
    /// Person or organization.
    pub kind: ParticipantKind,
    /// Offices and the like.
    pub roles: Vec<Span>,
    /// What part they take.
    pub status: Status,
    /// Weight in the report, 0 to 1.
    pub salience: f64,
    /// Every place, in text order.
    pub mentions: Vec<Mention>,
}

/// A place with all its mentions.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Every place, in text order; never empty.
    pub mentions: Vec<Mention>,
}

/// Who and where.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Participants {
    /// Persons and organizations, the most salient first.
    pub list: Vec<Participant>,
    /// Places, the most frequent first.
    pub places: Vec<Place>,
}

impl Participants {
    /// Finds the participants of `text`.
    pub fn new(text: &Text, structure: &Structure) -> Self {
        Self::from_entities(text, structure, &entities::find(text))
    }

    /// The participants among `entities`, which are in text order.
    fn from_entities(text: &Text, structure: &Structure, entities: &[Entity]) -> Self {
        let finder = Finder { text, structure };
        let of =
            |kind: EntityKind| entities.iter().filter(move |entity| entity.kind == kind && finder.in_article(entity));
        let mut list = finder.people(entities, of(EntityKind::Person));
        let others = entities.iter().filter(|entity| entity.kind != EntityKind::Organization);
        let phrases = NounPhrases::new(text, others.map(|entity| entity.tokens.clone()));
        list.extend(finder.organizations(&list, &phrases, of(EntityKind::Organization)));
        list.sort_by(|a, b| b.salience.total_cmp(&a.salience).then(a.mentions[0].span.cmp(&b.mentions[0].span)));
        Participants { list, places: finder.places(of(EntityKind::Place)) }
    }
}

/// The root of a group in a forest of joined groups; halves the way for those who ask next.
fn root(parents: &mut [usize], mut group: usize) -> usize {
    while parents[group] != group {
        parents[group] = parents[parents[group]];
        group = parents[group];
    }
    group
}

#[derive(Clone, Copy)]
struct Finder<'t, 'a> {
    text: &'t Text<'a>,
    structure: &'t Structure,
}

impl Finder<'_, '_> {
    /// Whether the entity stands in what is the article, not in a byline, caption or the like.
    fn in_article(&self, entity: &Entity) -> bool {
        self.block(entity.tokens.start) != Some(BlockKind::Boilerplate)
    }

    fn block(&self, token: usize) -> Option<BlockKind> {
        let line = self.text.sentences[self.text.sentence_of(token)].line;
        self.structure.blocks.get(line).map(|block| block.kind)
    }

    fn people<'e>(&self, all: &[Entity], people: impl Iterator<Item = &'e Entity>) -> Vec<Participant> {
        let text = self.text;
        let mentions: Vec<Mention> = people
            .filter_map(|entity| mention::name_tokens(text, entity.tokens.clone(), gazetteer::person_rank))
            .filter(|tokens| !mention::is_eponym(text, tokens.start))
            .map(|tokens| mention::mention(text, tokens, gazetteer::person_rank))
            .collect();
        let names: Vec<Range<usize>> = mentions.iter().map(|mention| mention.tokens.clone()).collect();
        let settled = all.iter().filter(|entity| entity.kind != EntityKind::Person).map(|entity| entity.tokens.clone());
        let phrases = NounPhrases::new(text, settled.chain(names.iter().cloned()));
        let settings = roles::settings(text, &phrases, &names);
        let excluded = status::excluded(text, &names, &settings);
        let groups = aliases::group_people(&self.parts(&mentions));

        let mut members: Vec<Vec<usize>> = Vec::new();
        for (at, group) in groups.into_iter().enumerate() {
            members.resize_with(members.len().max(group + 1), Vec::new);
            members[group].push(at);
        }
        (members.into_iter())
            .map(|members| {
                let settings: Vec<&Setting> = members.iter().map(|&at| &settings[at]).collect();
                let roles = self.roles(&settings);
                let out = members.iter().any(|&at| excluded[at]);
                let mentions: Vec<Mention> = members.iter().map(|&at| mentions[at].clone()).collect();
                let subjects = settings.iter().filter(|setting| status::is_subject(text, setting.start)).count();
                let status = match () {
                    () if out => Status::Excluded,
                    () if subjects > 0 || !roles.is_empty() => Status::Active,
                    () => Status::Mentioned,
                };
                Participant {
                    name: self.fullest(&mentions),
                    kind: ParticipantKind::Person,
                    salience: self.salience(&mentions, subjects, !roles.is_empty()),
                    roles,
                    status,
                    mentions,
                }
            })
            .collect()
    }

    /// The distinct roles of one person: a bare title only where nothing fuller is given.
    fn roles(&self, settings: &[&Setting]) -> Vec<Span> {
        let text = self.text;
        let is_full = |setting: &&&Setting| setting.roles.iter().any(|role| role.len() > 1);
        let fuller = settings.iter().any(|setting| is_full(&setting));
        let mut seen = HashSet::new();
        let mut roles: Vec<Span> = Vec::new();
        for role in settings.iter().filter(|setting| !fuller || is_full(setting)).flat_map(|setting| &setting.roles) {
            let span = self.role_span(role.clone());
            if seen.insert(normalize(&text.source[span.start..span.end])) {
                roles.push(span);
            }
        }
        if roles.is_empty() {
            roles.extend(settings.iter().find_map(|setting| setting.rank).map(|rank| self.role_span(rank..rank + 1)));
        }
        roles
    }

    /// The bytes of a role, less a conjunction or preposition that clings to its head.
    fn role_span(&self, role: Range<usize>) -> Span {
        let mut span = self.text.span(role.clone());
        let norm = self.text.norm(role.start);
        if lexicon::exact(norm).is_empty() && !norm.starts_with("لل") {
            span.start += mention::clitic_len(self.text.word(role.start));
        }
        span
    }

    fn organizations<'e>(
        &self,
        people: &[Participant],
        phrases: &NounPhrases,
        orgs: impl Iterator<Item = &'e Entity>,
    ) -> Vec<Participant> {
        let text = self.text;
        let rank = |norm: &str| gazetteer::place_rank(norm).max(gazetteer::person_rank(norm));
        let mut names: Vec<Range<usize>> = (orgs.filter(|entity| !lexicon::is_any_of_kind(text, entity.tokens.start)))
            .map(|entity| self.organization_tokens(phrases, entity.tokens.clone()))
            .collect();
        names.extend(self.acting_bodies(phrases, &names));
        names.sort_by_key(|tokens| (tokens.start, std::cmp::Reverse(tokens.end)));
        let mut taken = 0;
        let mentions: Vec<Mention> = (names.into_iter())
            .filter_map(|tokens| {
                let free = tokens.start >= taken;
                taken = taken.max(tokens.end);
                free.then(|| mention::mention(text, tokens, rank))
            })
            .collect();
        let mut groups = aliases::group_organizations(&self.parts(&mentions));
        self.join_abbreviations(&mentions, &mut groups);
        self.join_short_names(&mentions, &mut groups);
        let mut members: Vec<Vec<Mention>> = vec![Vec::new(); groups.iter().max().map_or(0, |last| last + 1)];
        for (mention, group) in self.short_forms(&mentions, &groups) {
            members[group].push(mention);
        }
        for (group, mention) in groups.into_iter().zip(mentions) {
            members[group].push(mention);
        }
        members.iter_mut().for_each(|mentions| mentions.sort_by_key(|mention| mention.tokens.start));
        // An organization that is named only as part of somebody's office takes no part itself.
        let mut offices: Vec<Span> = people.iter().flat_map(|person| person.roles.iter().copied()).collect();
        offices.sort();
        let in_office = |span: Span| {
            let at = offices.partition_point(|office| office.start <= span.start);
            at > 0 && offices[at - 1].end >= span.end
        };
        (members.into_iter())
            .filter(|mentions| !mentions.is_empty() && !mentions.iter().all(|mention| in_office(mention.span)))
            .map(|mentions| {
                let subjects = mentions.iter().filter(|mention| status::is_subject(text, mention.tokens.start)).count();
                Participant {
                    name: self.fullest(&self.repeated(&mentions)),
                    kind: ParticipantKind::Organization,
                    roles: Vec::new(),
                    status: if subjects > 0 { Status::Active } else { Status::Mentioned },
                    salience: self.salience(&mentions, subjects, false),
                    mentions,
                }
            })
            .filter(|body: &Participant| body.salience >= PASSING)
            .collect()
    }

    /// Puts a name that stands in brackets or quotation marks right behind another into its group: "منظمة الأغذية
    /// والزراعة (الفاو)".
    fn join_abbreviations(&self, mentions: &[Mention], groups: &mut [usize]) {
        let mut parents: Vec<usize> = (0..=groups.iter().max().copied().unwrap_or(0)).collect();
        for (at, pair) in mentions.windows(2).enumerate() {
            let [full, short] = [&pair[0].tokens, &pair[1].tokens];
            let opens = |at: usize| matches!(self.text.norm(at), "(" | "[" | "«" | "\"" | "“");
            if full.len() > 1 && full.end + 1 == short.start && opens(full.end) {
                let [one, other] = [groups[at], groups[at + 1]].map(|group| root(&mut parents, group));
                parents[one.max(other)] = one.min(other);
            }
        }
        for group in groups {
            *group = root(&mut parents, *group);
        }
    }

    /// The mentions in a form that the text repeats, all where it repeats none: a name that is read once may have
    /// taken in a neighbour.
    fn repeated(&self, mentions: &[Mention]) -> Vec<Mention> {
        let forms = self.parts(mentions);
        let mut counts: HashMap<&aliases::Parts, usize> = HashMap::new();
        forms.iter().filter(|form| form.len() > 1).for_each(|form| *counts.entry(form).or_default() += 1);
        let twice = |form: &aliases::Parts| counts.get(form).is_some_and(|&count| count > 1);
        let repeated: Vec<Mention> =
            mentions.iter().zip(&forms).filter(|(_, form)| twice(form)).map(|(mention, _)| mention.clone()).collect();
        if repeated.is_empty() { mentions.to_vec() } else { repeated }
    }

    /// Bodies that do something though the model sees no name: a noun phrase with the feminine head of an organization
    /// right behind its verb, which the feminine of the past tells from a noun ("أطلقت مجموعة …"). `named` is what the
    /// model sees, in text order.
    fn acting_bodies(&self, phrases: &NounPhrases, named: &[Range<usize>]) -> Vec<Range<usize>> {
        let text = self.text;
        let heads = |at: usize| {
            let norm = text.norm(at);
            let feminine = norm.ends_with('ه') || norm.ends_with("قوات");
            // "إدارة النادي" is the club, and is named by it.
            lexicon::exact(norm).any(Classes::ORGANIZATION) && feminine && !norm.ends_with("اداره")
        };
        let verb =
            |at: usize| text.tokens[at].is_word() && text.norm(at).ends_with('ت') && !text.norm(at).contains("ال");
        let acts = |&at: &usize| {
            heads(at) && verb(at - 1) && status::is_subject(text, at) && self.block(at) == Some(BlockKind::Paragraph)
        };
        let phrase = |at: usize| {
            let next = named.partition_point(|name| name.end <= at);
            let inside = named.get(next).filter(|name| name.start <= at);
            if inside.is_some() {
                return None;
            }
            let limit = text.sentences[text.sentence_of(at)].tokens.end;
            let end = phrases.end(at, limit, Reading::Open);
            let end = (at + 1..end).find(|&at| phrases.is_preposition(at)).unwrap_or(end);
            // Behind a definite head only its adjective and its purpose belong to it: "ناشدت الهيئة الركاب".
            let belongs = |next: &str| next.starts_with('ل') || next.ends_with('ه');
            if end == at + 1 || text.norm(at).starts_with("ال") && !belongs(text.norm(at + 1)) {
                return None;
            }
            // A name that is begun is taken whole: "اللجنة المركزية لحزب …".
            let last = named.partition_point(|name| name.end < end);
            let end = named.get(last).filter(|name| name.start < end).map_or(end, |name| name.end);
            Some(at..end)
        };
        (1..text.tokens.len()).filter(acts).filter_map(phrase).collect()
    }

    /// The tokens of an organization's name: less what the model took in beyond the noun phrase of a head noun, with
    /// the name in quotation marks or brackets that belongs to the head.
    fn organization_tokens(&self, phrases: &NounPhrases, entity: Range<usize>) -> Range<usize> {
        let text = self.text;
        let norm = |at: usize| text.norm(at);
        if !lexicon::classes(norm(entity.start)).any(Classes::ORGANIZATION) {
            let titled = |&at: &usize| lexicon::exact(norm(at)).any(Classes::HONORIFIC);
            let end = (entity.start + 1..entity.end).find(titled).unwrap_or(entity.end);
            return entity.start..end;
        }
        let definite = norm(entity.start).contains("ال") || norm(entity.start).starts_with("لل");
        let marks = entity.clone().filter(|&at| !text.tokens[at].is_word()).count();
        let limit = text.sentences[text.sentence_of(entity.start)].tokens.end;
        // Cut short at a mark: what the mark opens belongs to the name.
        let cut = entity.end < limit && !text.tokens[entity.end].is_word() && norm(entity.end) != "،";
        // Cut short before its purpose: "الهيئة العليا لتطوير مدينة الرياض".
        let purpose = definite
            && entity.end < limit
            && norm(entity.end).strip_prefix('ل').is_some_and(noun_phrase::is_verbal_noun);
        let longer = purpose || cut && (marks % 2 == 1 || entity.len() == 1 && !definite);
        let limit = if longer { limit } else { entity.end };
        let end = phrases.end(entity.start, limit, Reading::Open);
        if end > entity.start + 1 || definite { entity.start..end } else { entity }
    }

    /// The first noun of a name, without article and clitics.
    fn head(&self, mention: &Mention) -> &str {
        let bare = lexicon::without_conjunction(self.text.norm(mention.tokens.start));
        let behind = bare.strip_prefix('ل').filter(|rest| lexicon::exact(rest).any(Classes::ORGANIZATION));
        let noun = behind.unwrap_or(bare);
        noun.strip_prefix("ال").unwrap_or(noun)
    }

    /// Puts a definite head that was taken for a name of its own ("الوزارة") into the group of the organization that was
    /// last named in full before with that head.
    fn join_short_names(&self, mentions: &[Mention], groups: &mut [usize]) {
        let mut heads: HashMap<&str, usize> = HashMap::new();
        for (mention, group) in mentions.iter().zip(groups) {
            let head = self.head(mention);
            if mention.tokens.len() > 1 {
                heads.insert(head, *group);
            } else if let Some(&full) = heads.get(head)
                && head.len() < self.text.norm(mention.tokens.start).len()
            {
                *group = full;
            }
        }
    }

    /// The definite short forms ("الوزارة") with the group of the organization that was last named in full before
    /// with that head ("وزارة العمل").
    fn short_forms(&self, mentions: &[Mention], groups: &[usize]) -> Vec<(Mention, usize)> {
        let text = self.text;
        let mut heads: HashMap<&str, usize> = HashMap::new();
        let mut short = Vec::new();
        let mut named = mentions.iter().zip(groups).peekable();
        let mut at = 0;
        while at < text.tokens.len() {
            if let Some((mention, &group)) = named.next_if(|(mention, _)| mention.tokens.start <= at) {
                if mention.tokens.len() > 1 {
                    heads.insert(self.head(mention), group);
                }
                at = at.max(mention.tokens.end);
                continue;
            }
            let bare = lexicon::without_conjunction(text.norm(at));
            // "الوزارة الجديدة" is another, or at least not the name alone.
            let qualified =
                text.tokens.get(at + 1).is_some_and(|next| next.is_word()) && text.norm(at + 1).starts_with("ال");
            if let Some(head) = bare.strip_prefix("ال").filter(|_| !qualified)
                && let Some(&group) = heads.get(head).filter(|_| lexicon::exact(head).any(Classes::ORGANIZATION))
            {
                short.push((mention::mention(text, at..at + 1, |_| 0), group));
            }
            at += 1;
        }
        short
    }

    fn places<'e>(&self, places: impl Iterator<Item = &'e Entity>) -> Vec<Place> {
        // What no list knows must be clear from the text.
        let certain = |(entity, mention): &(&Entity, Mention)| {
            let bare = normalize(&self.text.source[mention.span.start..mention.span.end]);
            entity.confidence >= CLEAR || bare.split_whitespace().any(|word| gazetteer::place_rank(word) > 0)
        };
        let mentions: Vec<Mention> = places
            .map(|entity| (entity, mention::mention(self.text, entity.tokens.clone(), gazetteer::place_rank)))
            .filter(certain)
            .map(|(_, mention)| mention)
            .collect();
        let mut groups: HashMap<aliases::Parts, usize> = HashMap::new();
        let mut places: Vec<Place> = Vec::new();
        for (parts, mention) in self.parts(&mentions).into_iter().zip(mentions) {
            let group = *groups.entry(parts).or_insert(places.len());
            if group == places.len() {
                places.push(Place { mentions: Vec::new() });
            }
            places[group].mentions.push(mention);
        }
        places.sort_by_key(|place| std::cmp::Reverse(place.mentions.len()));
        places
    }

    fn parts(&self, mentions: &[Mention]) -> Vec<aliases::Parts> {
        let parts = |mention: &Mention| {
            let first = self.text.norm(mention.tokens.start);
            let clitic = mention.span.start > self.text.tokens[mention.tokens.start].span().start;
            let bare = first.char_indices().nth(usize::from(clitic)).map_or("", |(at, _)| &first[at..]);
            aliases::parts(self.text, mention.tokens.clone(), bare)
        };
        mentions.iter().map(parts).collect()
    }

    /// The longest of the names by parts, then by letters, one with the preposition of "للهيئة" last; the first of
    /// equals.
    fn fullest(&self, mentions: &[Mention]) -> Span {
        let size = |(mention, parts): (&Mention, aliases::Parts)| {
            let letters = &self.text.source[mention.span.start..mention.span.end];
            let bare = !self.text.norm(mention.tokens.start).starts_with("لل");
            (parts.len(), bare, letters.chars().filter(|c| c.is_alphanumeric()).count())
        };
        let sizes = mentions.iter().zip(self.parts(mentions)).map(size);
        let best = sizes.enumerate().max_by(|(i, a), (j, b)| a.cmp(b).then(j.cmp(i)));
        best.map_or(Span::default(), |(at, _)| mentions[at].span)
    }

    /// Weight from how often, how early and how a participant is named.
    fn salience(&self, mentions: &[Mention], subjects: usize, has_role: bool) -> f64 {
        let titled = mentions.iter().any(|mention| self.block(mention.tokens.start) == Some(BlockKind::Title));
        let first = self.text.sentence_of(mentions[0].tokens.start);
        let early = 1.0 / (1 + first) as f64;
        let weight = mentions.len() as f64
            + subjects.min(3) as f64
            + 2.0 * early
            + 2.0 * f64::from(u8::from(titled))
            + f64::from(u8::from(has_role));
        weight / (weight + 4.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text with the organizations that the model sees in <…>, and the names that must come of them, in any order.
    fn check(cases: &[(&str, &[&str])]) {
        for (marked, expected) in cases {
            let (mut source, mut names) = (String::new(), Vec::new());
            for c in marked.chars() {
                match c {
                    '<' => names.push(source.len()..0),
                    '>' => names.last_mut().unwrap().end = source.len(),
                    c => source.push(c),
                }
            }
            let text = Text::new(&source);
            let structure = Structure::new(&text, &[]);
            let token = |byte: usize| text.tokens.partition_point(|token| token.span().start < byte);
            let entity = |name: Range<usize>| Entity {
                tokens: token(name.start)..token(name.end),
                kind: EntityKind::Organization,
                confidence: u16::MAX,
            };
            let entities: Vec<Entity> = names.into_iter().map(entity).collect();
            let found = Participants::from_entities(&text, &structure, &entities);
            let mut found: Vec<&str> =
                found.list.iter().map(|participant| &source[participant.name.start..participant.name.end]).collect();
            let mut expected = expected.to_vec();
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{marked}");
        }
    }

    #[test]
    fn organizations_are_named_in_full() {
        check(&[
            // What the model cut short or took too much of.
            ("قالت <صحيفة> «النهار» اللبنانية إن العدد نفد أمس.", &["صحيفة «النهار» اللبنانية"]),
            ("افتتح <مستشفى> «الأمل» أبوابه للمرضى صباح أمس.", &["مستشفى «الأمل»"]),
            ("نظمت <الهيئة العليا> لتطوير المدينة حفلا كبيرا أمس.", &["الهيئة العليا لتطوير المدينة"]),
            ("فاز <الاتحاد يغري الغاني> بالعودة إلى التدريبات أمس.", &["الاتحاد"]),
            ("وقعت <أورفيتو السيد سالم> عقدا جديدا مع المصنع أمس.", &["أورفيتو"]),
            // Any of its kind.
            ("أوضحت أن كل <بلدية ستخفض الفاقد> قبل نهاية العام.", &[]),
            ("ونفت <وزارة المالية> وجود أي <شركة متعثرة> أمس.", &["وزارة المالية"]),
            // Clitics.
            ("قررت <وزارة التجارة> <ووزارة العمل> بدء الحملة غدا.", &["وزارة التجارة", "وزارة العمل"]),
            ("بث البرنامج <للقناة الثقافية> أمس. ونفت <القناة الثقافية> إلغاءه.", &["القناة الثقافية"]),
            // Abbreviations and names in brackets or quotation marks.
            ("أصدرت <منظمة الأغذية والزراعة> (<الفاو>) تقريرا. وقالت <الفاو> إنه الأخير.", &["منظمة الأغذية والزراعة"]),
            ("أعلن <تنظيم الدولة> «<داعش>» مسؤوليته. ونفى <داعش> ذلك لاحقا.", &["تنظيم الدولة"]),
        ]);
    }

    #[test]
    fn bodies_that_act_need_no_name() {
        check(&[
            ("أطلقت مجموعة صافولا بالتعاون مع الوزارة حملة جديدة أمس.", &["مجموعة صافولا"]),
            ("وافقت اللجنة المركزية لـ<حزب النداء> على الاقتراح أمس.", &["اللجنة المركزية لـحزب النداء"]),
            ("رفضت إدارة النادي الكبير العرض الجديد أمس.", &[]),
            ("انتهت أعمال لجنة التحكيم صباح اليوم.", &[]),
            ("ناشدت الهيئة الركاب الالتزام بالمواعيد أمس.", &[]),
        ]);
    }
}

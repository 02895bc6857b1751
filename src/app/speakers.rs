//! In which order the key messages are shown.

use crate::analysis::KeyMessage;
use crate::app::order::order;
use crate::app::settings::Grouping;

/// A key message in its place on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Index into the analysis' key messages.
    pub at: usize,
    /// Whether the message before it is by the same speaker, in whose group it stands.
    pub continues: bool,
}

/// Who says a message, as far as that tells speakers apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speaker<'a> {
    Participant(usize),
    Other(&'a str),
    /// The article itself.
    Article,
}

impl<'a> Speaker<'a> {
    fn of(message: &'a KeyMessage) -> Self {
        match (&message.participant, &message.speaker) {
            (Some(participant), _) => Speaker::Participant(*participant),
            (None, Some(speaker)) => Speaker::Other(&speaker.text),
            (None, None) => Speaker::Article,
        }
    }
}

/// The messages in the order in which they are shown: groups stand where their first message stands.
pub fn places(messages: &[KeyMessage], grouping: Grouping) -> Vec<Place> {
    let mut places: Vec<Place> = (0..messages.len()).map(|at| Place { at, continues: false }).collect();
    if grouping == Grouping::Speaker {
        let mut speakers: Vec<Speaker> = Vec::new();
        let groups: Vec<usize> = (messages.iter().map(Speaker::of))
            .map(|speaker| {
                speakers.iter().position(|&known| known == speaker).unwrap_or_else(|| {
                    speakers.push(speaker);
                    speakers.len() - 1
                })
            })
            .collect();
        for (place, at) in places.iter_mut().zip(order(groups.iter().copied())) {
            place.at = at;
        }
        for at in 1..places.len() {
            places[at].continues = groups[places[at].at] == groups[places[at - 1].at];
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    const TEXT: &str = "قال الوزير سالم العمري إن الخطة جاهزة. وأكدت المديرة هند الراشد أن العمل بدأ. \
                        وقال سالم العمري إن التمويل متاح.";

    #[test]
    fn one_speaker_s_messages_stand_together() {
        let messages = crate::analyze(TEXT, &Options::default()).key_messages;
        let order = |grouping| {
            let places = places(&messages, grouping).into_iter();
            places.map(|place| (place.at, place.continues)).collect::<Vec<_>>()
        };
        assert_eq!(order(Grouping::None), [(0, false), (1, false), (2, false)]);
        assert_eq!(order(Grouping::Speaker), [(0, false), (2, true), (1, false)]);
        assert!(places(&[], Grouping::Speaker).is_empty());
    }
}

//! What must hold for the questions under the messages.

use super::super::{Language, Library, Question};

/// Of a hundred questions, those in which the right choice may be the longest. With three choices a third is chance.
const LONGEST_PERCENT: usize = 45;

fn right_is_longest(question: &Question) -> bool {
    let right = usize::from(question.right);
    let length = |choice: &String| choice.chars().count();
    let longest = question.choices.iter().map(length).max();
    question.choices.get(right).map(length) == longest
}

/// Whoever always takes the longest answer has learned how we write, and nothing about backs.
#[test]
fn the_right_choice_is_not_told_by_its_length() {
    let library = Library::built_in().unwrap();
    for language in Language::ALL {
        let questions: Vec<&Question> = library
            .messages()
            .filter_map(|message| message.text(language).question.as_ref())
            .collect();
        let longest = questions
            .iter()
            .filter(|question| right_is_longest(question))
            .count();
        assert!(
            100 * longest <= LONGEST_PERCENT * questions.len(),
            "{language:?}: {longest} of {}",
            questions.len()
        );
    }
}

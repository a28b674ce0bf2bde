use super::*;

#[test]
fn an_impossible_rule_is_refused_with_its_field() {
    for (text, field) in [
        ("[]", "timing"),
        ("not json", "timing"),
        ("{}", "timing"),
        (r#"{"repeat":{"period":0,"periodUnit":"d"}}"#, "repeat.period"),
        (
            r#"{"repeat":{"count":0,"period":1,"periodUnit":"d"}}"#,
            "repeat.count",
        ),
        (r#"{"repeat":{"period":1}}"#, "repeat.periodUnit"),
        (r#"{"repeat":{"period":-1,"periodUnit":"d"}}"#, "repeat.period"),
        (
            r#"{"repeat":{"period":1,"periodUnit":"days"}}"#,
            "repeat.periodUnit",
        ),
        (r#"{"repeat":{"period":1.5,"periodUnit":"d"}}"#, "repeat.period"),
        (
            r#"{"repeat":{"frequency":0,"period":1,"periodUnit":"d"}}"#,
            "repeat.frequency",
        ),
        (
            r#"{"repeat":{"frequency":3000,"period":1,"periodUnit":"d"}}"#,
            "repeat.frequency",
        ),
        (
            r#"{"repeat":{"frequency":3000,"period":24,"periodUnit":"h"}}"#,
            "repeat.period",
        ),
        (r#"{"repeat":{"period":1,"periodUnit":"min"}}"#, "repeat.period"),
        (
            r#"{"repeat":{"frequency":3,"period":1,"periodUnit":"d","timeOfDay":["08:00:00","20:00:00"]}}"#,
            "repeat.frequency",
        ),
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","timeOfDay":["08:00:00","25:00:00"]}}"#,
            "repeat.timeOfDay[1]",
        ),
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","timeOfDay":["08:00"]}}"#,
            "repeat.timeOfDay[0]",
        ),
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","timeOfDay":["08:00:00","08:00:00"]}}"#,
            "repeat.timeOfDay[1]",
        ),
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","timeOfDay":["08:00:00"],"when":["HS"]}}"#,
            "repeat.when",
        ),
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","when":["CM"],"offset":10}}"#,
            "repeat.offset",
        ),
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","timeOfDay":["08:00:00"],"_timeOfDay":[{"id":"a b"}]}}"#,
            "repeat._timeOfDay[0].id",
        ),
        (
            r#"{"repeat":{"period":8,"periodUnit":"h","timeOfDay":["08:00:00"]}}"#,
            "repeat.timeOfDay",
        ),
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","boundsPeriod":{"start":"2026-05-02","end":"2026-05-01"}}}"#,
            "repeat.boundsPeriod.end",
        ),
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","boundsPeriod":{}}}"#,
            "repeat.boundsPeriod",
        ),
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","boundsPeriod":{"start":"2026-02-30"}}}"#,
            "repeat.boundsPeriod.start",
        ),
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","boundsDuration":{"value":5,"code":"d"}}}"#,
            "repeat.boundsDuration.system",
        ),
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","colour":"red"}}"#,
            "repeat",
        ),
        (
            r#"{"modifierExtension":[],"repeat":{"period":1,"periodUnit":"d"}}"#,
            "timing",
        ),
        (
            r#"{"code":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation","code":"Q5H"}]}}"#,
            "code.coding[0].code",
        ),
        (r#"{"code":{"text":"now and then"}}"#, "timing"),
        (
            r#"{"code":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation","code":"BID"}]},
            "repeat":{"frequency":3,"period":1,"periodUnit":"d"}}"#,
            "code",
        ),
        // 31 February only.
        (
            r#"{"repeat":{"period":12,"periodUnit":"mo","boundsPeriod":{"start":"2026-02-01"},"extension":[
            {"url":"urn:lissom:timing:days-of-month","extension":[{"url":"day","valueInteger":31},{"url":"missing","valueCode":"skip"}]}]}}"#,
            "repeat",
        ),
        // A cycle of a week that is never on a Sunday.
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","dayOfWeek":["sun"],"boundsPeriod":{"start":"2026-01-05"},"extension":[
            {"url":"urn:lissom:timing:cycle","extension":[{"url":"on","valuePositiveInt":5},{"url":"off","valuePositiveInt":2}]}]}}"#,
            "repeat",
        ),
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","extension":[{"url":"urn:lissom:timing:window","extension":[
            {"url":"from","valueTime":"08:00:00"},{"url":"to","valueTime":"08:00:00"}]}]}}"#,
            "repeat.extension.window",
        ),
        (
            r#"{"repeat":{"period":1,"periodUnit":"d","extension":[{"url":"urn:lissom:timing:cycle","extension":[
            {"url":"on","valuePositiveInt":0},{"url":"off","valuePositiveInt":7}]}]}}"#,
            "repeat.extension[0].extension[0].valuePositiveInt",
        ),
    ] {
        match Timing::parse(text).unwrap_err() {
            crate::Error::Invalid { field: named, .. } => assert_eq!(named, field, "{text}"),
            other => panic!("{text}: {other}"),
        }
    }
}

#[test]
fn a_course_is_refused_with_the_path_to_its_fault() {
    let good = course("2026-05-01", &daily(&["08:00"]));
    let change = |edit: &dyn Fn(&mut Course)| {
        let mut course = good.clone();
        edit(&mut course);
        match Schedule::of(&course).unwrap_err() {
            crate::Error::Invalid { field, .. } => field.to_string(),
            other => panic!("{other}"),
        }
    };
    assert_eq!(change(&|course| course.what = "a/b".into()), "what");
    assert_eq!(
        change(&|course| course.versions.push(course.versions[0].clone())),
        "versions[1].from"
    );
    assert_eq!(
        change(&|course| course.versions[0].parts.push(part("1", 1, &daily(&["09:00"])))),
        "versions[0].parts[1].id"
    );
    // A step after one that never ends.
    assert_eq!(
        change(&|course| course.versions[0].parts.push(part("2", 2, &daily(&["09:00"])))),
        "versions[0].parts[1].sequence"
    );
    let hours = json!({"repeat": {"period": 8, "periodUnit": "h"}});
    assert_eq!(
        change(&|course| course.versions[0].parts = vec![part("1", 1, &hours)]),
        "versions[0].parts[0].repeat.boundsPeriod.start"
    );
    let after = json!({"repeat": {"extension": [{"url": "urn:lissom:timing:after", "extension": [
        {"url": "part", "valueString": "9"}, {"url": "delay-min", "valueUnsignedInt": 90}]}]}});
    assert_eq!(
        change(&|course| course.versions[0].parts.push(part("2", 1, &after))),
        "versions[0].parts[1].repeat.extension.after.part"
    );
}

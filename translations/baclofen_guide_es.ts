<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutYouPage</name>
    <message>
        <source>About you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some rules depend on the person. Answer what you like. “Not sure” always counts as the careful answer. It stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Your settings could not be read, so the usual ones are in use. The damaged file was kept as {name}. Please check the country in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings could not be saved on this computer. They last until you close this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in this program went wrong. Urgent help still works. If a page looks wrong, close the program and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>On this page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoseRow</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the {time} dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I took the {time} dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I took it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DosesBox</name>
    <message>
        <source>How many times a day?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dose {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of dose {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryCalendar</name>
    <message>
        <source>{day}: {taken} of {doses} taken</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryEntry</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {dose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I took it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I left it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo this answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which doses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Open Baclofen Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave (no more reminders)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearnPage</name>
    <message>
        <source>Learn about baclofen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a topic. You can change how it is written at the top of each page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NextDose</name>
    <message>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip this dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too sleepy or unwell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does this come from?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumbersPanel</name>
    <message>
        <source>Emergency: {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers for: {country}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your country to see its numbers here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose country</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>My plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it from your prescription or label. This program never works out a dose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How does it come?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tablets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Granules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which strengths do you have?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From which day?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who ordered it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which day did they order it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About you (for safer rules)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in each dose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your plan, the first 14 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back and look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is as my prescriber ordered: save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Where does this come from?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReminderWindow</name>
    <message>
        <source>Urgent help (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Baclofen Guide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes take effect at once and are remembered on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Which best describes you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading &amp;level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Country, for phone numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your clinic&apos;s &amp;phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;olours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the numbers on the Urgent help page are right for where you are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown on the Urgent help page. It stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or press Ctrl and plus, Ctrl and minus, Ctrl and 0 on any page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I take baclofen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I look after someone who does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am a nurse or clinician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the rest of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Baclofen Guide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepsBox</name>
    <message>
        <source>And after that?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes down by the same amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It changes step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And after that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until, a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which dose gets smaller?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every dose, each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One dose each time, in turn, the last of the day first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One dose each time, in turn, the first of the day first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last dose until it is gone, then the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first dose until it is gone, then the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After that it ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only as your prescriber ordered it. This only writes it out as dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last step ends on this day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number} begins on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove step {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number}, dose at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StrengthsBox</name>
    <message>
        <source>Look at the label. The same number of mL can be another dose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the label. Choose each strength you have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mg} mg in each mL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mg} mg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength: {strength}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {mg} mg tablet has a line to halve it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaperPage</name>
    <message>
        <source>My steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps: what was ordered, in mg a day. Full dot: all taken that day. Empty dot: less taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The steps in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staircase of your plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no plan yet. Enter what your prescriber ordered, and this page shows each dose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter my plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday&apos;s doses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s doses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToldMe</name>
    <message>
        <source>My prescriber told me to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stay on this dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go back one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who told you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which day?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many days for each step?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next step begins on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopicToolbar</name>
    <message>
        <source>Find in this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does this come from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading level: {level}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UrgentPage</name>
    <message>
        <source>Print this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is happening?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All urgent help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WarningBar</name>
    <message>
        <source>Do not stop suddenly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never stop baclofen suddenly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent help (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Which best describes you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer sets how the guide is written for you. You can change it at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I take baclofen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short, plain pages about your own medicine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I look after someone who does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain pages, with what a carer needs to watch for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am a nurse or clinician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures, sources, and where countries disagree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Country, for phone numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country, for phone numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

#include "words/word_tables.hpp"

namespace gatepost {

namespace {

constexpr auto stories_in_chinese = std::to_array<WordText>({
    {Word::what_happened_here, "此处大事（{}）"},
    {Word::story, "大事记"},
    {Word::cards, "卡片"},
    {Word::features_here, "此处有 {} 个要素"},
    {Word::oldest_first, "由旧到新"},
    {Word::newest_first, "由新到旧"},
    {Word::outside_time, "所选时段之外还有 {} 条"},
    {Word::date_uncertain, "{}（存疑）"},
    {Word::open_its_card, "打开卡片"},
    {Word::along_line, "距西端约 {} 公里（全长 {} 公里，沿本图线条，非官方长度）"},
    {Word::next_along, "沿线下一处"},
    {Word::previous_along, "沿线上一处"},
    {Word::nothing_along, "本图没有沿线的地点"},
    {Word::and_n_more, "{}，另有 {} 项"},
    {Word::previous_one, "上一个：{}"},
    {Word::next_one, "下一个：{}"},
    {Word::decade, "{}年代"},
    {Word::place_here, "此处"},
    {Word::copy_this, "复制"},
    {Word::tours, "导览"},
    {Word::start_tour, "开始导览：{}"},
    {Word::end_tour, "结束导览"},
    {Word::previous_stop, "上一站"},
    {Word::next_stop, "下一站"},
    {Word::stop_of, "第 {} / {} 站"},
    {Word::play_tour, "播放"},
    {Word::pause_tour, "暂停"},
    {Word::tour_speed, "{}倍速"},
    {Word::new_tour, "以此视图新建导览"},
    {Word::edit_tour, "编辑导览"},
    {Word::done_editing, "完成"},
    {Word::tour_title, "导览标题"},
    {Word::stop_title, "本站标题"},
    {Word::stop_text, "此处的说明文字"},
    {Word::add_stop, "添加此视图"},
    {Word::retake_stop, "改用此视图"},
    {Word::stop_up, "本站前移"},
    {Word::stop_down, "本站后移"},
    {Word::remove_stop, "删除本站"},
    {Word::remove_tour, "删除此导览"},
    {Word::export_tour, "导出此导览…"},
    {Word::untitled_tour, "未命名导览"},
    {Word::undo_tour, "更改导览"},
    {Word::kind_tour, "导览"},
    {Word::kind_time, "时间序列"},
    {Word::format_frames, "图片文件夹"},
    {Word::tour_of_file, "导览"},
    {Word::frame_seconds, "每图秒数"},
    {Word::by_text_length, "按文字长度"},
    {Word::pin_card, "固定此卡片"},
    {Word::unpin_card, "关闭此卡片"},
    {Word::found_features, "地点与事件"},
    {Word::found_actions, "命令与图层"},
    {Word::show_only_found, "只显示找到的内容"},
    {Word::only_found_shown, "只显示“{}”的结果"},
    {Word::undo_found, "只显示找到的内容"},
    {Word::more_found, "显示更多结果"},
    {Word::n_selected, "已选 {} 个"},
    {Word::none_in_box, "框内没有可选的要素"},
    {Word::first_of_box, "已选框内 {1} 项中的前 {0} 项"},
});

}  // namespace

std::span<WordText const> chinese_story_words() { return stories_in_chinese; }

}  // namespace gatepost
